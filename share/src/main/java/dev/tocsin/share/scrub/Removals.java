package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.share.screen.HiddenText;
import dev.tocsin.stix.StixJson;
import java.util.regex.Matcher;

/**
 * Whether one object is what another becomes when things are taken out of it.
 *
 * <p>What is taken out depends on what else is in a contribution, on what its contributor decided to keep, and on the
 * version of Tocsin. So that a contribution that comes again is known for the same whatever was taken out the first time,
 * a placeholder stands here for any text. Nothing needs to be kept of what was removed for that, not even a digest, from which
 * a short number could be guessed; and nobody learns by trying what stood there, since every text fits.
 */
public final class Removals {

    private Removals() {}

    /**
     * @param sent as it was contributed
     * @param shared as it was shared
     */
    public static boolean explain(JsonNode sent, JsonNode shared) {
        return switch (sent) {
            case ObjectNode object -> objects(object, shared);
            case ArrayNode array -> arrays(array, shared);
            case TextNode text -> shared.isTextual() && texts(text.textValue(), shared.textValue());
            default -> StixJson.equalInMeaning(sent, shared);
        };
    }

    private static boolean objects(ObjectNode sent, JsonNode shared) {
        return shared.isObject()
                && sent.size() == shared.size()
                && sent.properties().stream()
                        .allMatch(property -> shared.has(property.getKey())
                                && explain(property.getValue(), shared.get(property.getKey())));
    }

    private static boolean arrays(ArrayNode sent, JsonNode shared) {
        if (!shared.isArray() || sent.size() != shared.size()) {
            return false;
        }
        for (int i = 0; i < sent.size(); i++) {
            if (!explain(sent.get(i), shared.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean texts(String sent, String shared) {
        return sent.equals(shared) || fits(HiddenText.clean(sent).text(), shared);
    }

    /** The pieces between placeholders, one after another; the first at the beginning, the last at the end. */
    private static boolean fits(String sent, String shared) {
        Matcher placeholder = Placeholder.ANY.matcher(shared);
        int at = 0;
        int from = 0;
        while (placeholder.find()) {
            String piece = shared.substring(from, placeholder.start());
            int found = sent.indexOf(piece, at);
            if (found < 0 || (from == 0 && found > 0)) {
                return false;
            }
            at = found + piece.length();
            from = placeholder.end();
        }
        String last = shared.substring(from);
        return from == 0 ? sent.equals(shared) : sent.length() - last.length() >= at && sent.endsWith(last);
    }
}
