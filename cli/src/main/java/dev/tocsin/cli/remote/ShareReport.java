package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.Contribution;
import dev.tocsin.taxii.Status;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of each object, printed as it becomes known, and counted. */
final class ShareReport {

    private static final String REFUSED = "refused";
    private static final String HELD = "held";
    private static final String EMBARGOED = "embargoed";
    private static final String PENDING = "pending";
    private static final String UNUSABLE = "unusable";
    private static final String TOO_LARGE = "too_large";

    private final PrintWriter out;
    private final boolean json;
    private final boolean quiet;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long accepted;
    private long alreadyThere;
    private long held;
    private long embargoed;
    private long pending;

    ShareReport(PrintWriter out, boolean json, boolean quiet) {
        this.out = out;
        this.json = json;
        this.quiet = quiet;
    }

    void told(Contribution contribution) {
        switch (contribution) {
            case Contribution.Answered answered -> answered(answered.status());
            case Contribution.TooLarge(StixObject object, long bytes, long limit) ->
                refused(
                        Optional.of(object.id().toString()),
                        object.version().map(StixTimestamp::toString).orElse(""),
                        TOO_LARGE,
                        bytes + " bytes, and the hub takes " + limit);
        }
    }

    /** An element that was not sent, since it is no STIX object. */
    void unusable(Unusable element) {
        refused(element.id(), "", UNUSABLE, Quoted.of(element.file()) + ", " + element.where() + ": " + element.why());
    }

    boolean anyRefused() {
        return !refusals.isEmpty() || pending > held + embargoed;
    }

    /** The counts in one line. */
    String summary() {
        long refused = refusals.values().stream().mapToLong(Long::longValue).sum();
        String kinds = refusals.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return (accepted + alreadyThere + refused + pending) + " objects: " + accepted + " accepted, " + alreadyThere
                + " already there, " + refused + " refused" + (kinds.isEmpty() ? "" : " (" + kinds + ")")
                + (held == 0 ? "" : ", " + held + " held for a person")
                + (embargoed == 0 ? "" : ", " + embargoed + " under embargo")
                + (pending == held + embargoed ? "" : ", " + (pending - held - embargoed) + " not decided yet");
    }

    /** Details of successes may be left out by other servers than ours; the counts may not (TAXII 2.1 §4.3.1). */
    private void answered(Status status) {
        for (Status.Detail success : status.successes()) {
            boolean there = success.outcome()
                    .filter(Status.Detail.ALREADY_PRESENT::equals)
                    .isPresent();
            alreadyThere += there ? 1 : 0;
            accepted += there ? 0 : 1;
            String message = success.message().orElse("");
            boolean changed = !there && !message.isEmpty();
            if (!quiet || changed) {
                line(there ? "already there" : "accepted", success.id(), success.version(), changed ? message : "");
            }
        }
        accepted += Math.max(0, status.successCount() - status.successes().size());
        for (Status.Detail failure : status.failures()) {
            refused(
                    Optional.of(failure.id()),
                    failure.version(),
                    failure.outcome().orElse(REFUSED),
                    failure.message().orElse("the server does not say why"));
        }
        long untold = status.failureCount() - status.failures().size();
        if (untold > 0) {
            refusals.merge(REFUSED, untold, Long::sum);
        }
        for (Status.Detail waiting : status.pendings()) {
            String why = switch (waiting.outcome().orElse("")) {
                case Status.Detail.HELD -> HELD;
                case Status.Detail.EMBARGOED -> EMBARGOED;
                default -> PENDING;
            };
            held += why.equals(HELD) ? 1 : 0;
            embargoed += why.equals(EMBARGOED) ? 1 : 0;
            line(why, waiting.id(), waiting.version(), waiting.message().orElse(""));
        }
        pending += status.pendingCount();
    }

    private void refused(Optional<String> id, String version, String kind, String why) {
        refusals.merge(Shown.text(kind), 1L, Long::sum);
        line(REFUSED, id.orElse("(no id)"), version, why);
    }

    private void line(String outcome, String id, String version, String why) {
        if (json) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("outcome", outcome.replace(' ', '_'))
                    .put("id", id);
            if (!version.isEmpty()) {
                line.put("version", version);
            }
            if (!why.isEmpty()) {
                line.put("why", why);
            }
            out.println(line);
            return;
        }
        out.println("%-13s  %s  %s%s"
                .formatted(outcome, Shown.text(id), Shown.text(version), why.isEmpty() ? "" : "  " + Shown.text(why))
                .stripTrailing());
    }
}
