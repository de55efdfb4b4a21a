package dev.tocsin.share.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a provider that one of its keys is abused, without telling the key: a STIX note (STIX 2.1 §4.13) about the provider's
 * identity, with an extension that has the fingerprint. Answers are notes about the notice, with another extension.
 *
 * @param id of the note
 * @param provider whose key it seems to be, as whoever found it calls it; untrusted text
 * @param found where it was found, if whoever found it says so; untrusted text
 */
public record KeyNotice(StixId id, String provider, KeyFingerprint fingerprint, Optional<String> found) {

    /** The id of the extension by which a note is a notice. */
    public static final String NOTICE = "extension-definition--ada2cc34-be15-4473-92e3-9fc2a63d40cb";

    /** The id of the extension by which a note answers one. */
    public static final String ANSWER = "extension-definition--26fd7d41-02d5-4079-9653-04d599e86281";

    /** Of a provider's name and of where a key was found, in characters (UTF-16). */
    public static final int MAX_TEXT_LENGTH = 1_000;

    private static final String ALGORITHM = "pbkdf2-hmac-sha256";
    private static final Set<String> PROPERTIES =
            Set.of("extension_type", "provider", "last_four", "algorithm", "iterations", "salt", "hash", "found");

    public KeyNotice {
        if (provider.isBlank() || provider.length() > MAX_TEXT_LENGTH) {
            throw new MalformedRequest(
                    "a provider's name has 1 to " + MAX_TEXT_LENGTH + " characters, this one " + provider.length());
        }
        if (found.filter(text -> text.isBlank() || text.length() > MAX_TEXT_LENGTH)
                .isPresent()) {
            throw new MalformedRequest("where a key was found is said in 1 to " + MAX_TEXT_LENGTH + " characters");
        }
    }

    /**
     * A new notice: the provider as an identity, and the note. Both are TLP:AMBER+STRICT, for the provider alone.
     *
     * @throws MalformedRequest if the other texts tell the key
     */
    public static List<StixObject> write(
            String provider, ProviderKey key, KeyFingerprint fingerprint, Optional<String> found, InstantSource clock) {
        if (key.isToldBy(provider) || found.filter(key::isToldBy).isPresent()) {
            throw new MalformedRequest("what is said beside the key has the key in it");
        }
        KeyNotice notice = new KeyNotice(StixId.random("note"), provider, fingerprint, found);
        StixObject identity = ObjectBuilder.of("identity", clock)
                .set("name", provider)
                .set("identity_class", "organization")
                .set("object_marking_refs", List.of(Tlp.AMBER_STRICT.markingId()))
                .build();
        ObjectNode extensions = JsonNodeFactory.instance.objectNode();
        extensions.set(NOTICE, notice.extension());
        StixObject note = ObjectBuilder.of("note", clock)
                .set("id", notice.id())
                .set("abstract", "Abused credential")
                .set(
                        "content",
                        "A credential of this provider was found in use by others. It ends in the four characters that"
                                + " the fingerprint names; the provider can check the fingerprint against those it gave"
                                + " out.")
                .set("object_refs", List.of(identity.id()))
                .set("object_marking_refs", List.of(Tlp.AMBER_STRICT.markingId()))
                .set("extensions", extensions)
                .build();
        return List.of(identity, note);
    }

    private ObjectNode extension() {
        ObjectNode extension = JsonNodeFactory.instance
                .objectNode()
                .put("extension_type", "property-extension")
                .put("provider", provider)
                .put("last_four", fingerprint.lastFour())
                .put("algorithm", ALGORITHM)
                .put("iterations", fingerprint.iterations())
                .put("salt", fingerprint.salt())
                .put("hash", fingerprint.hash());
        found.ifPresent(text -> extension.put("found", text));
        return extension;
    }

    /** Whether an object claims to be a notice; {@link #of} tells whether it is. */
    public static boolean claims(StixObject object) {
        return object.type().equals("note") && object.json().path("extensions").has(NOTICE);
    }

    /** @throws MalformedRequest if an object is no notice that is understood here */
    public static KeyNotice of(StixObject note) {
        JsonNode extension = note.json().path("extensions").path(NOTICE);
        if (!claims(note) || !extension.isObject()) {
            throw new MalformedRequest("not a notice of an abused key: " + Quoted.of(note.toString()));
        }
        ExtensionText.requireOnly(extension, PROPERTIES);
        if (!ExtensionText.of(extension, "algorithm").equals(ALGORITHM)) {
            throw new MalformedRequest(
                    "an algorithm that is not known here: " + Quoted.of(ExtensionText.of(extension, "algorithm")));
        }
        if (!extension.path("iterations").isInt()) {
            throw new MalformedRequest("iterations are no whole number: "
                    + Quoted.of(extension.path("iterations").toString()));
        }
        return new KeyNotice(
                note.id(),
                ExtensionText.of(extension, "provider"),
                new KeyFingerprint(
                        extension.path("iterations").intValue(),
                        ExtensionText.of(extension, "salt"),
                        ExtensionText.of(extension, "hash"),
                        ExtensionText.of(extension, "last_four")),
                extension.has("found") ? Optional.of(ExtensionText.of(extension, "found")) : Optional.empty());
    }

    /** A note that answers the notice of that id. */
    public static StixObject answer(StixId notice, KeyAnswer answer, InstantSource clock) {
        ObjectNode extensions = JsonNodeFactory.instance.objectNode();
        extensions.putObject(ANSWER).put("extension_type", "property-extension").put("answer", answer.written());
        return ObjectBuilder.of("note", clock)
                .set("content", "Answer to a notice of an abused credential: " + answer.written() + ".")
                .set("object_refs", List.of(notice))
                .set("object_marking_refs", List.of(Tlp.AMBER_STRICT.markingId()))
                .set("extensions", extensions)
                .build();
    }

    /** What a note answers; empty where it answers no notice in a way that is understood here. */
    public static Optional<KeyAnswer> answerIn(StixObject note) {
        return KeyAnswer.of(
                note.json().path("extensions").path(ANSWER).path("answer").asText());
    }
}
