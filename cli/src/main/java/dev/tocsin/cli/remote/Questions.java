package dev.tocsin.cli.remote;

import dev.tocsin.share.request.MalformedRequest;
import dev.tocsin.share.request.Question;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions among a channel's notes, and their answers.
 *
 * @param answers by the question's id
 * @param unusable why notes that claim to be questions or answers are none
 */
record Questions(List<Question> all, Map<StixId, List<String>> answers, List<String> unusable) {

    static Questions in(List<StixObject> notes) {
        List<Question> all = new ArrayList<>();
        Map<StixId, List<String>> answers = new LinkedHashMap<>();
        List<String> unusable = new ArrayList<>();
        for (StixObject note : notes) {
            try {
                if (Question.claims(note)) {
                    all.add(Question.of(note));
                }
                Question.answerIn(note)
                        .ifPresent(answer -> answers.computeIfAbsent(answer.question(), id -> new ArrayList<>())
                                .add(answer.text()));
            } catch (MalformedRequest e) {
                unusable.add(note.id() + ": " + e.getMessage());
            }
        }
        return new Questions(all, answers, unusable);
    }

    boolean has(StixId id) {
        return all.stream().anyMatch(question -> question.id().equals(id));
    }
}
