package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A fingerprint of what an object says, in 64 lower-case hexadecimal digits: the same for two objects that are equal in
 * meaning ({@link dev.tocsin.stix.StixJson#equalInMeaning}), however they are written.
 *
 * <p>It is the SHA-256 of the tree with properties in order and numbers in one form. Each piece is preceded by its kind
 * and length, so that no two trees give the same bytes.
 */
public record ContentDigest(String hex) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public ContentDigest {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
        }
    }

    static ContentDigest of(JsonNode tree) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            update(sha256, tree);
            return new ContentDigest(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                piece(digest, 'o', Integer.toString(object.size()));
                TreeSet<String> names = new TreeSet<>();
                object.fieldNames().forEachRemaining(names::add);
                for (String name : names) {
                    piece(digest, 'k', name);
                    update(digest, object.get(name));
                }
            }
            case ArrayNode array -> {
                piece(digest, 'a', Integer.toString(array.size()));
                array.forEach(element -> update(digest, element));
            }
            case JsonNode scalar when scalar.isNumber() -> piece(digest, 'n', number(scalar.decimalValue()));
            case JsonNode scalar when scalar.isTextual() -> piece(digest, 's', scalar.textValue());
            case JsonNode scalar -> piece(digest, 'l', scalar.asText());
        }
    }

    private static String number(BigDecimal value) {
        return value.stripTrailingZeros().toString();
    }

    private static void piece(MessageDigest digest, char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
