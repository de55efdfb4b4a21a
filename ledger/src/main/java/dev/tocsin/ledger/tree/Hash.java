package dev.tocsin.ledger.tree;

import dev.tocsin.ledger.Base64Text;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** 32 bytes of SHA-256; written in base 64. */
public final class Hash {

    /** In bytes. */
    public static final int LENGTH = 32;

    /** The root of a tree without leaves (RFC 6962 §2.1). */
    public static final Hash EMPTY_TREE = sha256();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws LedgerException if there are not exactly 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new LedgerException("a hash has 32 bytes, not " + bytes.length, "check that nothing was cut off");
        }
        return new Hash(bytes.clone());
    }

    /** @throws LedgerException if the text is not 32 bytes in base 64 */
    public static Hash parse(String base64) {
        return Base64Text.decode(base64)
                .filter(bytes -> bytes.length == LENGTH)
                .map(Hash::new)
                .orElseThrow(() -> new LedgerException(
                        "not a hash: " + Excerpt.of(base64), "a hash is 32 bytes in base 64, 44 characters"));
    }

    /** The hash of a leaf (RFC 6962 §2.1). */
    public static Hash ofLeaf(byte[] entry) {
        return sha256(LEAF, entry);
    }

    /** The hash of a node over two others (RFC 6962 §2.1). */
    public static Hash ofNode(Hash left, Hash right) {
        return sha256(NODE, left.bytes, right.bytes);
    }

    /** SHA-256 of these pieces, one behind the other. */
    public static Hash sha256(byte[]... pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In base 64, 44 characters. */
    @Override
    public String toString() {
        return Base64Text.of(bytes);
    }
}
