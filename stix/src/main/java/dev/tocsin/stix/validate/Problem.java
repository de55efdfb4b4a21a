package dev.tocsin.stix.validate;

import java.util.Optional;

/**
 * One thing that is wrong, or doubtful, in STIX content. Every text in it is safe to show: untrusted parts are
 * shortened and their control characters are escaped.
 *
 * @param object which object, such as {@code objects[3] indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f}; empty where
 *     only one was given
 * @param path where in the object, such as {@code external_references[0].url}; empty for the object as a whole
 * @param value the offending value: a string in quotes, a number or literal as it is, a container in words; empty where
 *     something is missing
 * @param section what asks for it to be otherwise
 * @param message what is wrong, to be read behind the path: {@code must be later than valid_from}
 */
public record Problem(
        Severity severity, String object, String path, Optional<String> value, Section section, String message) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Object and path as one text. */
    public String where() {
        return object.isEmpty() ? path : path.isEmpty() ? object : object + ": " + path;
    }

    /** The whole problem on one line. */
    @Override
    public String toString() {
        return (isError() ? "error: " : "warning: ") + (where().isEmpty() ? "" : where() + " ") + message
                + value.map(shown -> ": " + shown).orElse("") + " [" + section + "]";
    }
}
