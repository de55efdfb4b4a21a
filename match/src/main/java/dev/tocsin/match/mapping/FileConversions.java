package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
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
            hash("MD5"),
            hash("SHA-1"),
            hash("SHA-256"),
            hash("SHA-512"),
            Conversion.ofText(
                    "hashes",
                    "`SHA1=..,MD5=..` as a dictionary with STIX's names for the algorithms; each value is checked to be"
                            + " one of its algorithm",
                    Conversion.Yields.DICTIONARY,
                    FileConversions::hashes),
            new Conversion(
                    "hash list",
                    "a list of objects with `algorithm`, or OCSF's `algorithm_id`, and `value` as such a dictionary",
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

    private static Conversion hash(String algorithm) {
        return Conversion.ofText(
                algorithm.toLowerCase(Locale.ROOT),
                "a hash of that algorithm: hexadecimal digits in lower case, without colons",
                text -> new HashAlgorithm(algorithm).hash(text));
    }

    private static Converted hashes(String text) {
        HashDictionary hashes = new HashDictionary();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            JsonNode piece = TextNode.valueOf(pair);
            if (equals <= 0) {
                hashes.lose(piece, "not ALGORITHM=VALUE");
            } else {
                hashes.add(HashAlgorithm.named(pair.substring(0, equals)), pair.substring(equals + 1), piece);
            }
        }
        return hashes.converted();
    }

    private static Converted hashList(JsonNode list) {
        if (!list.isContainerNode()) {
            return Converted.unusable("not a list of hashes");
        }
        HashDictionary hashes = new HashDictionary();
        for (JsonNode entry :
                list.isArray() ? list : JsonNodeFactory.instance.arrayNode().add(list)) {
            if (!entry.isObject()) {
                hashes.lose(entry, "not an object with algorithm and value");
            } else if (!entry.path("value").isTextual()) {
                hashes.lose(entry, "a hash without a text as its value");
            } else {
                hashes.add(HashAlgorithm.of(entry), entry.path("value").textValue(), entry);
            }
        }
        return hashes.converted();
    }
}
