package dev.tocsin.ledger.beat;

import dev.tocsin.ledger.Base64Text;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * What the padding of one beat is made from: 32 random bytes that the hub keeps to itself. With it, anyone can tell
 * padding from commitments.
 *
 * @param base64 written in base 64, 44 characters
 */
public record BeatSecret(String base64) {

    private static final int LENGTH = 32;

    /** @throws LedgerException if the text is not 32 bytes in base 64 */
    public BeatSecret {
        if (Base64Text.decode(base64).filter(bytes -> bytes.length == LENGTH).isEmpty()) {
            throw new LedgerException(
                    "not the secret of a beat: it has " + base64.length() + " characters",
                    "put the store's backup back");
        }
    }

    public static BeatSecret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new BeatSecret(Base64Text.of(bytes));
    }

    /** What stands for a part of the tree in which nothing is: to whoever has no secret, a hash like any other. */
    Hash padding(int level, int index) {
        return derived('p', level, index);
    }

    /** A number of four bytes for each try at a place for a commitment. */
    int place(int ordinal, int attempt) {
        return ByteBuffer.wrap(derived('s', ordinal, attempt).bytes()).getInt();
    }

    /** The secret is hashed with input of one length, so that no output says anything of another. */
    private Hash derived(char use, int first, int second) {
        byte[] input = ByteBuffer.allocate(LENGTH + Character.BYTES + 2 * Integer.BYTES)
                .put(Base64Text.decode(base64).orElseThrow())
                .putChar(use)
                .putInt(first)
                .putInt(second)
                .array();
        return Hash.sha256(input);
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "BeatSecret[...]";
    }
}
