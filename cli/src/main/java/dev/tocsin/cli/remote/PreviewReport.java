package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.contribution.Preview;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.ShippedLists;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.share.scrub.Edit;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What would be taken out of objects, held and refused, before anything is sent. */
final class PreviewReport {

    /** All objects are looked at together; more than these are refused. */
    private static final int MAX_OBJECTS = 100_000;

    private final PrintWriter out;
    private final boolean json;
    private int objects;
    private int changed;
    private int held;
    private int refused;

    PreviewReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Looks at the objects by the lists that Tocsin ships, and says what came of it. */
    void look(Iterator<StixObject> all) {
        List<JsonNode> nodes = new ArrayList<>();
        while (all.hasNext()) {
            nodes.add(all.next().json());
            if (nodes.size() > MAX_OBJECTS) {
                throw new dev.tocsin.cli.CommandFailure(
                        "more than " + MAX_OBJECTS + " objects to look at together", "look at fewer files at a time");
            }
        }
        BenignLists lists = BenignLists.of(ShippedLists.byFile().values());
        Preview.of(nodes, lists, Keep.NOTHING).forEach(this::told);
    }

    String summary() {
        return objects + " objects: " + changed + " would be changed, " + held + " held for a person, " + refused
                + " refused; nothing was sent";
    }

    boolean anyRefused() {
        return refused > 0;
    }

    private void told(Preview preview) {
        objects++;
        changed += preview.edits().isEmpty() ? 0 : 1;
        held += preview.held().isPresent() ? 1 : 0;
        refused += preview.refusal().isPresent() ? 1 : 0;
        if (json) {
            out.println(preview.toJson());
        } else {
            words(preview);
        }
    }

    private void words(Preview preview) {
        if (preview.edits().isEmpty()
                && preview.held().isEmpty()
                && preview.refusal().isEmpty()) {
            return;
        }
        out.println(Shown.text(preview.id().orElse("(no id)")));
        preview.refusal()
                .ifPresent(refusal -> out.println("  would be refused: " + Shown.text(refusal.reason())
                        + (refusal.value().isEmpty() ? "" : ": " + Quoted.of(refusal.value()))));
        preview.held()
                .ifPresent(found -> out.println("  would be held for a person: " + Quoted.of(found.value())
                        + " is among " + Quoted.of(found.list())));
        for (Change change : preview.changes()) {
            out.println("  " + Shown.text(change.place()) + ": " + change.count() + " x "
                    + change.kind().words());
        }
        for (Edit edit : preview.edits()) {
            out.println("  before  " + Shown.text(edit.before()));
            out.println("  after   " + Shown.text(edit.after()));
        }
    }
}
