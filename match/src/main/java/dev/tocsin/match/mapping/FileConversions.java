package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Conversions of paths and fingerprints of files. */
final class FileConversions {

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(
                    "file name",
                    "the last part of a path; a path is split at `\\` where it has one, else at `/`",
                    text -> Converted.text(withoutStream(text).substring(lastSeparator(withoutStream(text)) + 1))),
            Conversion.ofText(
                    "directory",
                    "a path without its last part and the separator before it; the root keeps its separator",
                    FileConversions::directory),
            Conversion.ofTexts(
                    "directory under",
                    "a share or folder, and in it the path of the second field without its last part",
                    2,
                    FileConversions::directoryUnder),
            Conversion.ofText(
                    "stream name",
                    "the name of an alternate data stream: what stands after the colon in the last part of a path",
                    text -> Converted.text(
                            text.equals(withoutStream(text))
                                    ? ""
                                    : text.substring(withoutStream(text).length() + 1))),
            Conversion.ofText("hash", "hexadecimal digits in lower case, without colons", FileConversions::hash),
            Conversion.ofText(
                    "hashes",
                    "`SHA1=..,MD5=..` as a dictionary with STIX's names for the algorithms",
                    Conversion.Yields.DICTIONARY,
                    FileConversions::hashes),
            new Conversion(
                    "hash list",
                    "a list of objects with `algorithm` and `value` as such a dictionary",
                    Conversion.Yields.DICTIONARY,
                    1,
                    true,
                    arguments -> hashList(arguments.getFirst())));

    private FileConversions() {}

    private static int lastSeparator(String path) {
        return path.indexOf('\\') >= 0 ? path.lastIndexOf('\\') : path.lastIndexOf('/');
    }

    private static Converted directory(String path) {
        int end = lastSeparator(path);
        if (end < 0) {
            return Converted.NOTHING;
        }
        boolean root = end == 0 || (end == 2 && path.charAt(1) == ':');
        return Converted.text(path.substring(0, root ? end + 1 : end));
    }

    private static Converted directoryUnder(List<String> parts) {
        String folder = parts.getFirst();
        String path = parts.size() > 1 ? parts.get(1) : "";
        int end = lastSeparator(path);
        if (end <= 0) {
            return Converted.text(folder);
        }
        boolean separated = folder.endsWith("\\") || path.startsWith("\\");
        return Converted.text(folder + (separated ? "" : "\\") + path.substring(0, end));
    }

    /** {@code C:\a.txt:stream} without {@code :stream}; only Windows paths have streams. */
    private static String withoutStream(String path) {
        int separator = path.lastIndexOf('\\');
        int colon = separator < 0 ? -1 : path.indexOf(':', separator + 1);
        return colon < 0 ? path : path.substring(0, colon);
    }

    private static Converted hash(String text) {
        String digits = text.strip().replace(":", "").toLowerCase(Locale.ROOT);
        boolean hex = digits.length() >= 32
                && digits.length() <= 128
                && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return hex ? Converted.text(digits) : Converted.unusable("not a hash in hexadecimal digits");
    }

    private static Converted hashes(String text) {
        ObjectNode hashes = JsonNodeFactory.instance.objectNode();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                return Converted.unusable("not a list of ALGORITHM=VALUE");
            }
            put(hashes, pair.substring(0, equals), pair.substring(equals + 1));
        }
        return hashes.isEmpty() ? Converted.NOTHING : new Converted.Value(hashes);
    }

    private static Converted hashList(JsonNode list) {
        ObjectNode hashes = JsonNodeFactory.instance.objectNode();
        for (JsonNode entry : list) {
            JsonNode algorithm = entry.path("algorithm");
            JsonNode value = entry.path("value");
            if (!algorithm.isTextual() || !value.isTextual()) {
                return Converted.unusable("not a list of objects with algorithm and value");
            }
            put(hashes, algorithm.textValue(), value.textValue());
        }
        return hashes.isEmpty() ? Converted.NOTHING : new Converted.Value(hashes);
    }

    private static void put(ObjectNode hashes, String algorithm, String value) {
        String name = algorithmName(algorithm.strip());
        // Sysmon writes an import hash of zeros for a file that imports nothing.
        boolean none = value.isBlank() || value.chars().allMatch(c -> c == '0');
        if (!none) {
            boolean caseCounts = name.equals("SSDEEP");
            hashes.put(name, caseCounts ? value.strip() : value.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** The hash algorithm vocabulary (STIX 2.1 §10.6); other names in upper case. */
    private static String algorithmName(String written) {
        String name = written.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "SHA1" -> "SHA-1";
            case "SHA256" -> "SHA-256";
            case "SHA512" -> "SHA-512";
            case "CTPH" -> "SSDEEP";
            default -> name;
        };
    }
}
