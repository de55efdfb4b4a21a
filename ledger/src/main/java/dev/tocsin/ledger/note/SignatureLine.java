package dev.tocsin.ledger.note;

import dev.tocsin.ledger.Base64Text;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A line of a note that signs it (C2SP signed-note, "Signatures"); it says nothing before a key has verified it.
 *
 * @param name of the key
 * @param signed the key's id and what the key's kind makes of the text, in base 64
 */
public record SignatureLine(String name, String signed) {

    private static final String START = "\u2014 ";

    /** @throws LedgerException if the name is none, or what follows is not base 64 of more than an id */
    public SignatureLine {
        KeyName.require(name);
        if (Base64Text.decode(signed)
                .filter(bytes -> bytes.length > Integer.BYTES)
                .isEmpty()) {
            throw malformed(name + " " + signed);
        }
    }

    static SignatureLine of(VerifierKey key, byte[] signature) {
        byte[] signed = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return new SignatureLine(key.name(), Base64Text.of(signed));
    }

    /** A line without its end. */
    static SignatureLine parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(START) || space < START.length()) {
            throw malformed(line);
        }
        return new SignatureLine(line.substring(START.length(), space), line.substring(space + 1));
    }

    boolean isOf(VerifierKey key) {
        return name.equals(key.name()) && ByteBuffer.wrap(bytes()).getInt() == key.id();
    }

    /** Without the id. */
    byte[] signature() {
        byte[] bytes = bytes();
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /** The line without its end. */
    @Override
    public String toString() {
        return START + name + " " + signed;
    }

    private byte[] bytes() {
        return Base64Text.decode(signed).orElseThrow();
    }

    private static LedgerException malformed(String line) {
        return new LedgerException(
                "not a signature of a note: " + Excerpt.of(line),
                "a signature is a line of a long dash, a name and base 64, with a space between them");
    }
}
