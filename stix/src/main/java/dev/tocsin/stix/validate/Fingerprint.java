package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * 128 bits that tell contents apart: equal for trees equal in meaning, however their properties are ordered and their
 * numbers are written.
 */
record Fingerprint(long high, long low) {

    static Fingerprint of(JsonNode tree) {
        MessageDigest digest = sha256();
        add(tree, digest);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }

    private static void add(JsonNode node, MessageDigest digest) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                TreeMap<String, JsonNode> sorted = new TreeMap<>();
                node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
                text("{" + sorted.size(), digest);
                sorted.forEach((name, value) -> {
                    text(name, digest);
                    add(value, digest);
                });
            }
            case ARRAY -> {
                text("[" + node.size(), digest);
                node.forEach(element -> add(element, digest));
            }
            case STRING -> text("\"" + node.textValue(), digest);
            case NUMBER -> text("#" + node.decimalValue().stripTrailingZeros(), digest);
            default -> text(node.asText(), digest);
        }
    }

    /** With its length before it, so that two texts in a row cannot be mistaken for two others. */
    private static void text(String text, MessageDigest digest) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
