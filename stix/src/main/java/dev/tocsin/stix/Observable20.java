package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** The names of cyber-observable properties that changed from STIX 2.0 part 4 to STIX 2.1 §6. */
final class Observable20 {

    private static final Map<String, String> FILE_TIMES =
            Map.of("created", "ctime", "modified", "mtime", "accessed", "atime");

    private Observable20() {}

    /** Renames what 2.1 calls otherwise; what it gave up is kept under a custom name. */
    static void rename(ObjectNode object) {
        switch (object.path("type").asText()) {
            case "directory" -> renameAll(object, FILE_TIMES);
            case "file" -> {
                renameAll(object, FILE_TIMES);
                keepAside(object, Set.of("is_encrypted", "encryption_algorithm", "decryption_key"));
                JsonNode extensions = object.path("extensions");
                keepAside(extensions.path("archive-ext"), Set.of("version"));
                keepAside(extensions.path("raster-image-ext"), Set.of("image_compression_algorithm"));
            }
            case "email-message" -> listValues(object.path("additional_header_fields"));
            case "network-traffic" -> {
                JsonNode extensions = object.path("extensions");
                keepAside(extensions.path("socket-ext"), Set.of("protocol_family"));
                listValues(extensions.path("http-request-ext").path("request_header"));
            }
            case "process" -> {
                renameAll(object, Map.of("created", "created_time", "binary_ref", "image_ref"));
                keepAside(object, Set.of("arguments", "name"));
            }
            case "user-account" -> renameAll(object, Map.of("password_last_changed", "credential_last_changed"));
            case "windows-registry-key" -> renameAll(object, Map.of("modified", "modified_time"));
            default -> {}
        }
        renameHashes(object);
    }

    private static void renameAll(JsonNode node, Map<String, String> names) {
        names.forEach((before, after) -> rename(node, before, after));
    }

    private static void keepAside(JsonNode node, Set<String> names) {
        names.forEach(name -> rename(node, name, "x_stix20_" + name));
    }

    private static void rename(JsonNode node, String before, String after) {
        if (node instanceof ObjectNode object && object.has(before) && !object.has(after)) {
            object.set(after, object.remove(before));
        }
    }

    /** A header that is given once is a string in 2.0, and a list of one in 2.1 (STIX 2.1 §6.6.1, §6.12.2.1). */
    private static void listValues(JsonNode headers) {
        if (headers instanceof ObjectNode object) {
            object.properties().forEach(header -> {
                if (header.getValue().isTextual()) {
                    header.setValue(object.arrayNode().add(header.getValue()));
                }
            });
        }
    }

    /** The only name of the hash vocabulary that 2.1 writes otherwise (STIX 2.1 §10.7). */
    private static void renameHashes(JsonNode node) {
        rename(node.path("hashes"), "ssdeep", "SSDEEP");
        node.forEach(Observable20::renameHashes);
    }
}
