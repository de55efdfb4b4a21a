package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hashes type (STIX 2.1 §2.7) and the form that each algorithm's values have (§10.7). */
final class HashForm {

    private static final Section HASHES = Section.stix("2.7");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{3,250}");

    private record Form(Pattern pattern, String described) {}

    private static final Map<String, Form> FORMS = Map.of(
            "MD5", hex(32),
            "SHA-1", hex(40),
            "SHA-256", hex(64),
            "SHA-512", hex(128),
            "SHA3-256", hex(64),
            "SHA3-512", hex(128),
            "SSDEEP",
                    new Form(
                            Pattern.compile("\\d+:[A-Za-z0-9+/]*:[A-Za-z0-9+/]*"),
                            "a block size and two hashes with colons between them"),
            // 35 bytes; later versions of the tool put T1 before them.
            "TLSH", new Form(Pattern.compile("(?:T1)?[0-9A-Fa-f]{70}"), "70 hexadecimal digits"));

    private HashForm() {}

    static void check(JsonNode hashes, Place at, Findings out) {
        if (!Values.isFilledObject(hashes, at, HASHES, out)) {
            return;
        }
        hashes.properties().forEach(entry -> hash(entry.getKey(), entry.getValue(), at.property(entry.getKey()), out));
    }

    private static void hash(String algorithm, JsonNode value, Place at, Findings out) {
        if (!KEY.matcher(algorithm).matches()) {
            out.error(at, value, HASHES, "must be named in 3 to 250 letters, digits, hyphens and underscores");
        }
        if (!value.isTextual()) {
            out.error(at, value, HASHES, "must be a string");
            return;
        }
        @Nullable Form form = FORMS.get(algorithm);
        Vocabulary known = Vocabulary.HASH_ALGORITHM;
        if (form == null) {
            String hint = Nearest.hint(algorithm, known.terms());
            out.warning(at, value, known.section(), "is of an algorithm not in " + known.label() + hint);
        } else if (!form.pattern().matcher(value.textValue()).matches()) {
            out.error(at, value, known.section(), "must be " + form.described());
        }
    }

    private static Form hex(int digits) {
        return new Form(Pattern.compile("[0-9A-Fa-f]{" + digits + "}"), digits + " hexadecimal digits");
    }
}
