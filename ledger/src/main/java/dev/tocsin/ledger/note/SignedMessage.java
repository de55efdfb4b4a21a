package dev.tocsin.ledger.note;

import dev.tocsin.ledger.LedgerException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that each kind of signature is over. */
final class SignedMessage {

    /** C2SP tlog-cosignature, "ML-DSA-44 signed message". */
    private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_NAME = 255;

    private SignedMessage() {}

    /**
     * @param time in seconds since 1970-01-01T00:00:00Z; not used where the kind has none
     * @throws LedgerException if the kind is for checkpoints alone and the text is none
     */
    static byte[] of(Algorithm algorithm, String name, long time, String text) {
        return switch (algorithm) {
            case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
            case ED25519_COSIGNATURE -> ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
            case ML_DSA_44_COSIGNATURE -> subtree(name, time, Checkpoint.parse(text));
        };
    }

    private static byte[] subtree(String name, long time, Checkpoint checkpoint) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(SUBTREE_LABEL);
        text(message, name);
        number(message, time);
        text(message, checkpoint.origin());
        number(message, 0);
        number(message, checkpoint.size());
        message.writeBytes(checkpoint.root().bytes());
        return message.toByteArray();
    }

    private static void text(ByteArrayOutputStream message, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new LedgerException(
                    "a name of " + bytes.length + " bytes cannot be signed", "use one of at most 255 bytes");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream message, long number) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
