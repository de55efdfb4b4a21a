package dev.tocsin.stix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The identifier that follows from a cyber-observable object's content (STIX 2.1 §2.9): a name-based UUID over the
 * canonical JSON of its "ID Contributing Properties" (STIX 2.1 §6).
 */
public final class ObservableId {

    private static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /** Of several hashes only the first of these contributes. */
    private static final List<String> HASH_PREFERENCE = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

    private ObservableId() {}

    /**
     * The identifier, or nothing where the type has no contributing properties or none is present; such an object gets a
     * random one (STIX 2.1 §2.9).
     *
     * @param object an object with its {@code type}; its {@code id} does not count
     * @throws StixException if a contributing value has no canonical form
     */
    public static Optional<StixId> of(ObjectNode object) {
        String type = object.path("type").asText();
        ObjectNode contributing = JsonNodeFactory.instance.objectNode();
        for (String property : contributing(type)) {
            JsonNode value = object.path(property);
            if (!value.isMissingNode()) {
                contributing.set(property, property.equals("hashes") ? oneHash(value) : value);
            }
        }
        return contributing.isEmpty()
                ? Optional.empty()
                : Optional.of(new StixId(type, NameBasedUuid.of(NAMESPACE, CanonicalJson.of(contributing))));
    }

    /** The names of the properties that a type's identifiers are made from; none where there are none. */
    static List<String> contributing(String type) {
        return switch (type) {
            case "artifact" -> List.of("hashes", "payload_bin");
            case "autonomous-system" -> List.of("number");
            case "directory" -> List.of("path");
            case "domain-name", "email-addr", "ipv4-addr", "ipv6-addr", "mac-addr", "url" -> List.of("value");
            case "email-message" -> List.of("from_ref", "subject", "body");
            case "file" -> List.of("hashes", "name", "extensions", "parent_directory_ref");
            case "mutex" -> List.of("name");
            case "network-traffic" ->
                List.of("start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions");
            case "software" -> List.of("name", "cpe", "swid", "vendor", "version");
            case "user-account" -> List.of("account_type", "user_id", "account_login");
            case "windows-registry-key" -> List.of("key", "values");
            case "x509-certificate" -> List.of("hashes", "serial_number");
            // A process has none (STIX 2.1 §6.13), and what a custom type's are is not known.
            default -> List.of();
        };
    }

    private static JsonNode oneHash(JsonNode hashes) {
        TreeSet<String> names = new TreeSet<>();
        hashes.fieldNames().forEachRemaining(names::add);
        if (names.size() < 2) {
            return hashes;
        }
        String chosen =
                HASH_PREFERENCE.stream().filter(names::contains).findFirst().orElseGet(names::first);
        return JsonNodeFactory.instance.objectNode().set(chosen, hashes.get(chosen));
    }
}
