package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A hash algorithm.
 *
 * @param name as in the vocabulary (STIX 2.1 §10.7); one that is not in it in upper case
 */
record HashAlgorithm(String name) {

    /** The names that keys may have (STIX 2.1 §2.7). */
    private static final Pattern KEY = Pattern.compile("[A-Z0-9_-]{3,250}");

    private static final Pattern SSDEEP = Pattern.compile("[0-9]{1,12}:[A-Za-z0-9+/]{0,128}:[A-Za-z0-9+/]{0,128}");
    private static final Pattern TLSH = Pattern.compile("(?:t1)?[0-9a-f]{70}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+");

    private static final Map<String, Integer> DIGITS = Map.of(
            "MD5", 32, "SHA-1", 40, "SHA-256", 64, "SHA-512", 128, "SHA3-256", 64, "SHA3-512", 128, "IMPHASH", 32);

    /** OCSF's {@code algorithm_id} (schema.ocsf.io, object fingerprint). */
    private static final Map<Integer, String> OCSF = Map.of(
            1, "MD5",
            2, "SHA-1",
            3, "SHA-256",
            4, "SHA-512",
            5, "SSDEEP",
            6, "TLSH",
            13, "SHA3-256",
            15, "SHA3-512",
            18, "IMPHASH");

    /** By a name as logs write it; empty where it can be no name in STIX. */
    static Optional<HashAlgorithm> named(String written) {
        String name = written.strip().toUpperCase(Locale.ROOT);
        String known = switch (name) {
            case "SHA1" -> "SHA-1";
            case "SHA256" -> "SHA-256";
            case "SHA512" -> "SHA-512";
            case "CTPH" -> "SSDEEP";
            default -> name;
        };
        return KEY.matcher(known).matches() ? Optional.of(new HashAlgorithm(known)) : Optional.empty();
    }

    /** That of an OCSF fingerprint: by its name, or else by its number. */
    static Optional<HashAlgorithm> of(JsonNode fingerprint) {
        Optional<HashAlgorithm> byName =
                named(fingerprint.path("algorithm").asText()).filter(algorithm -> !isPlaceholder(algorithm.name()));
        return byName.or(() -> {
            JsonNode id = fingerprint.path("algorithm_id");
            return id.isIntegralNumber()
                    ? Optional.ofNullable(OCSF.get(id.intValue())).map(HashAlgorithm::new)
                    : Optional.empty();
        });
    }

    /** OCSF's captions for an algorithm that is not known. */
    private static boolean isPlaceholder(String name) {
        return name.equals("UNKNOWN") || name.equals("OTHER");
    }

    /** A hash as STIX holds it: the one form of its algorithm, or for an algorithm of another's naming, any text. */
    Converted hash(String written) {
        // Certificates' hashes have colons between the octets.
        String text = name.equals("SSDEEP") ? written.strip() : written.strip().toLowerCase(Locale.ROOT);
        String digits = text.replace(":", "");
        // Sysmon writes an import hash of zeros for a file that imports nothing.
        if (digits.chars().allMatch(c -> c == '0')) {
            return Converted.NOTHING;
        }
        Integer length = DIGITS.get(name);
        if (length != null) {
            return digits.length() == length && HEXADECIMAL.matcher(digits).matches()
                    ? Converted.text(digits)
                    : Converted.unusable("not a hash of " + name + ", " + length + " hexadecimal digits");
        }
        boolean fits = switch (name) {
            case "SSDEEP" -> SSDEEP.matcher(text).matches();
            case "TLSH" -> TLSH.matcher(text).matches();
            default -> text.chars().noneMatch(Character::isISOControl);
        };
        return fits ? Converted.text(text) : Converted.unusable("not a hash of its algorithm");
    }
}
