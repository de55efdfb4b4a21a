package dev.tocsin.ledger.beat;

import dev.tocsin.ledger.Base64Text;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import java.security.SecureRandom;

/**
 * 32 random bytes that hide a statement behind its commitment. Whoever has the commitment and not the salt cannot even
 * check a guess; once every copy of the salt is destroyed, nobody can.
 *
 * @param base64 written in base 64, 44 characters
 */
public record Salt(String base64) {

    /** In bytes. */
    public static final int LENGTH = 32;

    /** @throws LedgerException if the text is not 32 bytes in base 64 */
    public Salt {
        if (Base64Text.decode(base64).filter(bytes -> bytes.length == LENGTH).isEmpty()) {
            throw new LedgerException(
                    "not a salt: " + Excerpt.of(base64), "a salt is 32 bytes in base 64, 44 characters");
        }
    }

    public static Salt random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Salt(Base64Text.of(bytes));
    }

    byte[] bytes() {
        return Base64Text.decode(base64).orElseThrow();
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "Salt[...]";
    }
}
