package dev.tocsin.hub.worlds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as the story tells it, with names in braces where a hub's own ids go.
 *
 * @param who the member that asks; {@link #NOBODY} shows no token, {@link #STRANGER} a wrong one
 * @param target as on the request line
 */
record Ask(String who, String method, String target, Map<String, String> headers, String body) {

    static final String NOBODY = "nobody";
    static final String STRANGER = "stranger";
    static final String ADMINISTRATOR = "administrator";

    private static final String TAXII = "application/taxii+json;version=2.1";

    Ask {
        headers = new LinkedHashMap<>(headers);
    }

    static Ask get(String who, String target) {
        return new Ask(who, "GET", target, Map.of(), "");
    }

    static Ask delete(String who, String target) {
        return new Ask(who, "DELETE", target, Map.of(), "");
    }

    static Ask json(String who, String target, String body) {
        return new Ask(who, "POST", target, Map.of("Content-Type", "application/json"), body);
    }

    /** A contribution of these objects. */
    static Ask contribute(String who, String channel, List<String> objects) {
        return new Ask(
                who,
                "POST",
                "/api/collections/" + channel + "/objects/",
                Map.of("Content-Type", TAXII),
                "{\"objects\":[" + String.join(",", objects) + "]}");
    }

    Ask by(String method) {
        return new Ask(who, method, target, headers, body);
    }

    Ask with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Ask(who, method, target, more, body);
    }

    /** As it is read in a message of this test. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(who, method, target));
        headers.forEach((name, value) -> parts.add(name + ": " + value));
        return String.join(" ", parts) + (body.isEmpty() ? "" : " " + body);
    }
}
