package dev.tocsin.cli.remote;

import dev.tocsin.share.request.KeyNotice;
import dev.tocsin.share.request.MalformedRequest;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The notices among a channel's notes, and their answers.
 *
 * @param answers by the notice's id
 * @param unusable why notes that claim to be notices are none
 */
record Notices(List<KeyNotice> all, Map<String, List<String>> answers, List<String> unusable) {

    static Notices in(List<StixObject> notes) {
        List<KeyNotice> all = new ArrayList<>();
        Map<String, List<String>> answers = new HashMap<>();
        List<String> unusable = new ArrayList<>();
        for (StixObject note : notes) {
            KeyNotice.answerIn(note)
                    .ifPresent(answer -> note.json()
                            .path("object_refs")
                            .forEach(ref -> answers.computeIfAbsent(ref.asText(), id -> new ArrayList<>())
                                    .add(answer.written())));
            if (KeyNotice.claims(note)) {
                try {
                    all.add(KeyNotice.of(note));
                } catch (MalformedRequest e) {
                    unusable.add(note.id() + ": " + e.getMessage());
                }
            }
        }
        return new Notices(all, answers, unusable);
    }

    String answers(StixId notice) {
        return String.join(", ", answers.getOrDefault(notice.toString(), List.of()));
    }

    /** Names what could not be used. */
    void told(PrintWriter err) {
        unusable.forEach(why -> err.println("not a notice: " + Shown.text(why)));
    }
}
