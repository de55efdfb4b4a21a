package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.validate.ValueType.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The form of identifiers (STIX 2.1 §2.9), and which objects a reference may point to. */
final class Identifiers {

    private static final Section IDENTIFIER = Section.stix("2.9");

    private static final Pattern TYPE_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 250;
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /** RFC 4122 §4.1.1: the variant whose UUIDs have a version. */
    private static final int RFC_4122_VARIANT = 2;

    private Identifiers() {}

    /** What stands before the two hyphens; empty if there are none. */
    static String typeOf(String id) {
        int hyphens = id.indexOf("--");
        return hyphens < 0 ? "" : id.substring(0, hyphens);
    }

    /** The kind of object an identifier claims to be of. */
    static ObjectKind kindOf(JsonNode id) {
        return ObjectKind.of(typeOf(id.asText()));
    }

    static boolean isTypeName(String name) {
        return name.length() >= SHORTEST_NAME
                && name.length() <= LONGEST_NAME
                && TYPE_NAME.matcher(name).matches();
    }

    /** The UUID of a well-formed identifier. */
    static Optional<UUID> uuidOf(String id) {
        String type = typeOf(id);
        String uuid = id.substring(Math.min(id.length(), type.length() + 2));
        return isTypeName(type) && UUID_TEXT.matcher(uuid).matches()
                ? Optional.of(UUID.fromString(uuid))
                : Optional.empty();
    }

    /** Reports what is wrong with the form of an identifier; false if it has not the form at all. */
    static boolean checkForm(JsonNode id, Place at, Findings out) {
        if (!id.isTextual()) {
            out.error(at, id, IDENTIFIER, "must be a string");
            return false;
        }
        Optional<UUID> uuid = uuidOf(id.textValue());
        if (uuid.isEmpty()) {
            out.error(at, id, IDENTIFIER, "must be a type name, two hyphens and a UUID");
            return false;
        }
        if (!id.textValue().equals(id.textValue().toLowerCase(Locale.ROOT))) {
            out.error(at, id, IDENTIFIER, "must be written in lower case (RFC 4122 §3)");
        }
        int version = uuid.get().version();
        if (uuid.get().variant() != RFC_4122_VARIANT || version == 0 || version > 8) {
            out.error(at, id, IDENTIFIER, "is no UUID of RFC 4122: its version and variant digits are not among those");
        } else if (version != 4 && version != 5) {
            out.warning(at, id, IDENTIFIER, "has a UUID of version " + version + ", where 4 or 5 is advised");
        }
        return true;
    }

    /** A reference: its form, and whether an object of that type may stand there. */
    static void checkReference(JsonNode id, Reference reference, Place at, Section section, Findings out) {
        if (!checkForm(id, at, out)) {
            return;
        }
        String type = typeOf(id.textValue());
        ObjectKind kind = ObjectKind.of(type);
        boolean allowed = type.equals("bundle")
                ? false
                : reference.types().contains(type)
                        || reference.kinds().contains(kind)
                        // A new type (STIX 2.1 §7.3) can be of any kind; the reference does not tell.
                        || (kind == ObjectKind.CUSTOM && !reference.kinds().isEmpty());
        if (!allowed) {
            out.error(at, id, section, "must refer to " + named(reference) + ", not to " + described(type));
        }
    }

    private static String described(String type) {
        return Catalogue.of(type).isPresent() || type.equals("bundle")
                ? article(type)
                : "one of type " + Quoted.of(type);
    }

    private static String named(Reference reference) {
        List<String> choices = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            if (reference.kinds().contains(kind)) {
                choices.add(
                        switch (kind) {
                            case SDO -> "a domain object";
                            case SRO -> "a relationship object";
                            case SCO -> "a cyber-observable object";
                            case META -> "a meta object";
                            case CUSTOM -> "a custom object";
                        });
            }
        }
        reference.types().forEach(type -> choices.add(article(type)));
        return or(choices);
    }

    private static String article(String type) {
        return ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }

    /** {@code a, b or c}. */
    static String or(Collection<String> choices) {
        List<String> all = List.copyOf(choices);
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }
}
