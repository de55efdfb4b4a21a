package dev.tocsin.share.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));
    private static final StixId ABOUT = StixId.parse("ipv4-addr--00000000-0000-5000-8000-000000000001");

    private final StixObject note = Question.write(QuestionKind.SEEN_THIS, "Seen this?", List.of(ABOUT), CLOCK);

    @Test
    void aQuestionIsReadAsItWasWritten() {
        assertThat(Question.of(note))
                .isEqualTo(new Question(note.id(), QuestionKind.SEEN_THIS, "Seen this?", List.of(ABOUT)));
        assertThat(Question.claims(note)).isTrue();
        assertThat(Question.answerIn(note)).isEmpty();
        for (QuestionKind kind : QuestionKind.values()) {
            assertThat(QuestionKind.of(kind.written())).contains(kind);
        }
    }

    @Test
    void anAnswerNamesItsQuestion() {
        StixObject answer = Question.answer(note.id(), "Yes.", CLOCK);

        assertThat(Question.answerIn(answer)).contains(new Question.Answer(note.id(), "Yes."));
        assertThat(Question.claims(answer)).isFalse();
    }

    @Test
    void bothAreForWhoeverReceivesThemOnly() {
        for (StixObject each : List.of(note, Question.answer(note.id(), "Yes.", CLOCK))) {
            assertThat(each.json().path("object_marking_refs"))
                    .hasToString("[\"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003\"]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'gossip'} | a kind of question that is not known here",
                "{'kind':7} | kind is no text",
                "{} | kind is no text",
                "{'kind':'other','score':1} | a property that is not known here: \"score\"",
                "[] | not a question or an answer",
            })
    void aQuestionOfAnotherFormIsRefused(String extension, String why) {
        ObjectNode json = note.json().deepCopy();
        ((ObjectNode) json.path("extensions")).set(Question.QUESTION, StixJson.read(extension.replace('\'', '"')));

        assertThatThrownBy(() -> Question.of(StixObject.of(json)))
                .isInstanceOf(MalformedRequest.class)
                .hasMessageContaining(why);
    }

    @Test
    void anAnswerThatDoesNotReferToItsQuestionIsRefused() {
        ObjectNode json = Question.answer(note.id(), "Yes.", CLOCK).json().deepCopy();
        json.putArray("object_refs").add(ABOUT.toString());

        assertThatThrownBy(() -> Question.answerIn(StixObject.of(json)))
                .isInstanceOf(MalformedRequest.class)
                .hasMessageContaining("does not refer to its question");
    }

    @Test
    void textsAndWhatTheyAreAboutAreBounded() {
        String tooLong = "x".repeat(Question.MAX_TEXT_LENGTH + 1);
        assertThatThrownBy(() -> Question.write(QuestionKind.OTHER, tooLong, List.of(ABOUT), CLOCK))
                .isInstanceOf(MalformedRequest.class);
        assertThatThrownBy(() -> Question.answer(note.id(), " ", CLOCK)).isInstanceOf(MalformedRequest.class);
        assertThatThrownBy(() -> Question.write(QuestionKind.OTHER, "?", List.of(), CLOCK))
                .hasMessageContaining("about 1 to 100 objects, not 0");
        assertThatThrownBy(() -> Question.write(QuestionKind.OTHER, "?", Collections.nCopies(101, ABOUT), CLOCK))
                .isInstanceOf(MalformedRequest.class);
    }
}
