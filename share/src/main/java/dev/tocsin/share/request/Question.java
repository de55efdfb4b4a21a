package dev.tocsin.share.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question to all who read a channel: a STIX note (STIX 2.1 §4.13) about one or more objects, with an extension that says
 * what is asked. Answers are notes about the question, with another extension. Whoever says nothing says nothing.
 *
 * @param id of the note
 * @param text in words; untrusted
 * @param about the ids of what it is about, at least one
 */
public record Question(StixId id, QuestionKind kind, String text, List<StixId> about) {

    /** The id of the extension by which a note is a question. */
    public static final String QUESTION = "extension-definition--3038e7bf-78a6-40bf-928e-190b6ecc9971";

    /** The id of the extension by which a note answers one. */
    public static final String ANSWER = "extension-definition--f2aa8bb7-c4fa-41a8-82ea-a2c67ef8d3ca";

    /** Of a question and of an answer, in characters (UTF-16). */
    public static final int MAX_TEXT_LENGTH = 10_000;

    /** As many things at most that one question is about. */
    public static final int MAX_ABOUT = 100;

    private static final String CONTENT = "content";
    private static final Set<String> OF_A_QUESTION = Set.of("extension_type", "kind");
    private static final Set<String> OF_AN_ANSWER = Set.of("extension_type", "question");

    public Question {
        requireText(text);
        about = List.copyOf(about);
        if (about.isEmpty() || about.size() > MAX_ABOUT) {
            throw new MalformedRequest("a question is about 1 to " + MAX_ABOUT + " objects, not " + about.size());
        }
    }

    /** A new question as a note under TLP:AMBER+STRICT. */
    public static StixObject write(QuestionKind kind, String text, List<StixId> about, InstantSource clock) {
        Question question = new Question(StixId.random("note"), kind, text, about);
        return note(question.text(), QUESTION, "kind", kind.written(), question.about(), clock)
                .set("id", question.id())
                .set("abstract", "Question: " + kind.written())
                .build();
    }

    /**
     * An answer as a note under TLP:AMBER+STRICT.
     *
     * @throws MalformedRequest if it says nothing, or more than {@value #MAX_TEXT_LENGTH} characters
     */
    public static StixObject answer(StixId question, String text, InstantSource clock) {
        requireText(text);
        return note(text, ANSWER, "question", question.toString(), List.of(question), clock)
                .build();
    }

    private static ObjectBuilder note(
            String text, String extension, String property, String value, List<StixId> about, InstantSource clock) {
        ObjectNode extensions = JsonNodeFactory.instance.objectNode();
        extensions
                .putObject(extension)
                .put("extension_type", "property-extension")
                .put(property, value);
        return ObjectBuilder.of("note", clock)
                .set(CONTENT, text)
                .set("object_refs", about)
                .set("object_marking_refs", List.of(Tlp.AMBER_STRICT.markingId()))
                .set("extensions", extensions);
    }

    /** Whether an object claims to be a question; {@link #of} tells whether it is. */
    public static boolean claims(StixObject object) {
        return has(object, QUESTION);
    }

    /** @throws MalformedRequest if an object is no question that is understood here */
    public static Question of(StixObject note) {
        JsonNode extension = extension(note, QUESTION);
        ExtensionText.requireOnly(extension, OF_A_QUESTION);
        String kind = ExtensionText.of(extension, "kind");
        return new Question(
                note.id(),
                QuestionKind.of(kind)
                        .orElseThrow(() ->
                                new MalformedRequest("a kind of question that is not known here: " + Quoted.of(kind))),
                ExtensionText.of(note.json(), CONTENT),
                refs(note));
    }

    /** An answer: to which question, and what. */
    public record Answer(StixId question, String text) {}

    /**
     * What a note answers; empty where it claims no such thing.
     *
     * @throws MalformedRequest if it claims to, and is not understood here
     */
    public static Optional<Answer> answerIn(StixObject note) {
        if (!has(note, ANSWER)) {
            return Optional.empty();
        }
        JsonNode extension = extension(note, ANSWER);
        ExtensionText.requireOnly(extension, OF_AN_ANSWER);
        StixId question = id(ExtensionText.of(extension, "question"));
        if (!refs(note).contains(question)) {
            throw new MalformedRequest("an answer that does not refer to its question " + question);
        }
        String text = ExtensionText.of(note.json(), CONTENT);
        requireText(text);
        return Optional.of(new Answer(question, text));
    }

    private static boolean has(StixObject object, String extension) {
        return object.type().equals("note") && object.json().path("extensions").has(extension);
    }

    private static JsonNode extension(StixObject note, String id) {
        JsonNode extension = note.json().path("extensions").path(id);
        if (!has(note, id) || !extension.isObject()) {
            throw new MalformedRequest("not a question or an answer: " + Quoted.of(note.toString()));
        }
        return extension;
    }

    private static List<StixId> refs(StixObject note) {
        List<StixId> refs = new ArrayList<>();
        for (JsonNode ref : note.json().path("object_refs")) {
            refs.add(id(ref.asText()));
        }
        return refs;
    }

    private static StixId id(String text) {
        try {
            return StixId.parse(text);
        } catch (StixException e) {
            throw new MalformedRequest(String.valueOf(e.getMessage()));
        }
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT_LENGTH) {
            throw new MalformedRequest(
                    "a question and an answer have 1 to " + MAX_TEXT_LENGTH + " characters, this one " + text.length());
        }
    }
}
