package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which properties hold, by what STIX says of them, nothing but something to be taken out. */
final class TypedProperty {

    /** Accounts that every system has. */
    private static final Set<String> OF_SYSTEMS = Set.of(
            "system",
            "root",
            "administrator",
            "admin",
            "guest",
            "nobody",
            "www-data",
            "local service",
            "network service",
            "s-1-5-18",
            "s-1-5-19",
            "s-1-5-20",
            "0");

    private TypedProperty() {}

    /** The kind of thing that the whole text is; empty where it is to be looked through as any other. */
    static Optional<Kind> kind(Place place, String text, Roles roles) {
        ObjectNode object = place.object();
        boolean threat = roles.isThreat(object);
        return switch (place.type()) {
            case "identity" -> {
                boolean person = object.path("identity_class").asText("").equals("individual");
                yield person && !threat && place.isOwn("name") ? Optional.of(Kind.PERSON_NAME) : Optional.empty();
            }
            case "email-addr" -> mail(place, roles.isVictim(object) || !threat);
            case "user-account" -> account(place, text, threat);
            case "ipv4-addr", "ipv6-addr", "mac-addr" ->
                roles.isVictim(object) && !threat && place.isOwn("value")
                        ? Optional.of(Kind.NETWORK_ADDRESS)
                        : Optional.empty();
            case "note", "opinion" -> place.isOwn("authors") ? Optional.of(Kind.PERSON_NAME) : Optional.empty();
            case "email-message" -> header(place);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> mail(Place place, boolean leaves) {
        if (leaves && place.isOwn("value")) {
            return Optional.of(Kind.EMAIL_ADDRESS);
        }
        return leaves && place.isOwn("display_name") ? Optional.of(Kind.PERSON_NAME) : Optional.empty();
    }

    private static Optional<Kind> account(Place place, String text, boolean threat) {
        if (place.isOwn("credential")) {
            return Optional.of(Kind.SECRET);
        }
        if (threat || OF_SYSTEMS.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        if (place.isOwn("display_name")) {
            return Optional.of(Kind.PERSON_NAME);
        }
        return place.isOwn("user_id") || place.isOwn("account_login")
                ? Optional.of(Kind.ACCOUNT_NAME)
                : Optional.empty();
    }

    /** The headers that name whom a message is for (RFC 5322 §3.6.3). */
    private static Optional<Kind> header(Place place) {
        return switch (place.property().toLowerCase(Locale.ROOT)) {
            case "to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to" -> Optional.of(Kind.EMAIL_ADDRESS);
            default -> Optional.empty();
        };
    }
}
