package dev.tocsin.match.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The keys of a value as STIX holds it, made so that every constant that a comparison can hold it equal to, or find it in, has one
 * of them: an address as itself and in its networks, a URL by its host and the parts of its path, any other text without regard
 * to case, a number by its digits. Which of these a value is follows from its text alone. Not safe for use by several threads at
 * once.
 */
final class TextKeys {

    private static final int MOST_DIGITS = 18;
    /** No address is longer; what stands behind its slash is the length of a network. */
    private static final int LONGEST_ADDRESS = 64;

    private final ValueKeys keys;

    /** @param keys takes the keys */
    TextKeys(ValueKeys keys) {
        this.keys = keys;
    }

    /** Adds the keys of a text in UTF-8. */
    void add(byte[] bytes, int from, int to) {
        int slash = slash(bytes, from, to);
        if (keys.address(bytes, from, slash)) {
            return;
        }
        if (hasScheme(bytes, from, to)) {
            keys.url(bytes, from, to);
        } else {
            keys.text(ValueKind.FOLDED, bytes, from, to);
        }
    }

    /** Adds the keys of an address; whether the text is one. */
    boolean addAddress(byte[] bytes, int from, int to) {
        return keys.address(bytes, from, to);
    }

    /** Adds the keys of a URL whose host and path are two texts. */
    void addUrl(byte[] ofHost, int host, int hostEnd, byte[] ofPath, int path, int pathEnd) {
        keys.url(ofHost, host, hostEnd, ofPath, path, pathEnd);
    }

    /** Adds the keys of every domain that a text ends with, if it is a name. */
    void addDomains(byte[] bytes, int from, int to) {
        // Of a text too long for a name, the end says in which domains it would be.
        keys.domain(bytes, Math.max(from, to - ValueKeys.LONGEST_DOMAIN), to);
    }

    /** Adds the keys of every value in a tree. */
    void add(JsonNode node, boolean domains) {
        if (node.isTextual()) {
            String text = node.textValue();
            addText(text, domains);
            String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
            if (!normal.equals(text)) {
                addText(normal, domains);
            }
        } else if (node.isNumber()) {
            byte[] digits = digits(node.decimalValue()).getBytes(StandardCharsets.US_ASCII);
            keys.text(ValueKind.FOLDED, digits, 0, digits.length);
        } else {
            for (JsonNode inner : node) {
                add(inner, domains);
            }
        }
    }

    private void addText(String text, boolean domains) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length);
        if (domains) {
            addDomains(bytes, 0, bytes.length);
        }
    }

    /** The one way to write a number: equal ones are written alike, whole ones of few digits by their digits alone. */
    static String digits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        boolean few = bare.scale() <= 0 && bare.precision() - (long) bare.scale() <= MOST_DIGITS;
        return few ? Long.toString(bare.longValueExact()) : bare.toString();
    }

    /** Where an address would end that begins here. */
    static int slash(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_ADDRESS);
        for (int at = from; at < end; at++) {
            if (bytes[at] == '/') {
                return at;
            }
        }
        return to;
    }

    /** Whether it is taken for a URL: characters of a scheme, then {@code ://} and more. */
    static boolean hasScheme(byte[] bytes, int from, int to) {
        return ValueKeys.behindScheme(bytes, from, to) > from;
    }
}
