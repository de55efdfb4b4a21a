package dev.tocsin.ledger.note;

import dev.tocsin.ledger.Base64Text;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * What a signature is verified with: a name, a kind and a public key. Written {@code name+id+key}, in one line (C2SP
 * signed-note, "Verifier keys").
 *
 * @param id the first four bytes of a hash of all the rest
 */
public record VerifierKey(String name, int id, Algorithm algorithm, PublicKey key) {

    /** The longest that is read, in characters: an ML-DSA-44 key with a long name. */
    private static final int LONGEST_TEXT = 4_000;

    private static final byte[] NEWLINE = {'\n'};

    static VerifierKey of(String name, Algorithm algorithm, PublicKey key) {
        return new VerifierKey(KeyName.require(name), id(name, algorithm, algorithm.raw(key)), algorithm, key);
    }

    /** @throws LedgerException if the text is not such a key, is of an unknown kind, or its id is not its own */
    public static VerifierKey parse(String text) {
        List<String> parts = List.of(text.split("\\+", 3));
        if (parts.size() < 3 || text.length() > LONGEST_TEXT) {
            throw malformed(text, "it has three parts with + between them");
        }
        byte[] typed = Base64Text.decode(parts.get(2))
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> malformed(text, "its last part is base 64"));
        Algorithm algorithm = Algorithm.of(typed[0])
                .orElseThrow(() -> malformed(text, "kind " + typed[0] + " of keys is not used here"));
        if (typed.length != 1 + algorithm.publicKeyLength()) {
            throw malformed(text, "its key has " + algorithm.publicKeyLength() + " bytes");
        }
        byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
        VerifierKey key = of(parts.getFirst(), algorithm, algorithm.publicKey(raw));
        if (!key.hexId().equals(parts.get(1))) {
            throw malformed(text, "by its name and key, its id would be " + key.hexId());
        }
        return key;
    }

    @Override
    public String toString() {
        byte[] raw = algorithm.raw(key);
        byte[] typed = new byte[1 + raw.length];
        typed[0] = algorithm.type();
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + hexId() + "+" + Base64Text.of(typed);
    }

    String hexId() {
        return "%08x".formatted(id);
    }

    private static int id(String name, Algorithm algorithm, byte[] raw) {
        byte[] hash = Hash.sha256(name.getBytes(StandardCharsets.UTF_8), NEWLINE, new byte[] {algorithm.type()}, raw)
                .bytes();
        return ByteBuffer.wrap(hash).getInt();
    }

    private static LedgerException malformed(String text, String why) {
        return new LedgerException(
                "not a public key of a log: " + Excerpt.of(text) + ": " + why,
                "it is one line like name+0123abcd+AXyz..., as tocsin log key prints it");
    }
}
