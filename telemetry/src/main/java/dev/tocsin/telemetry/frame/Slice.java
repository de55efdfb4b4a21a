package dev.tocsin.telemetry.frame;

/**
 * Some bytes of a buffer that is used again: they are good until the next frame is asked for.
 *
 * <p>Two slices are equal only if they are the same place in the same buffer.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Slice(byte[] buffer, int start, int length) {

    public byte at(int index) {
        return buffer[start + index];
    }

    /** A copy of the first bytes, at most {@code most} of them. */
    public byte[] head(int most) {
        byte[] head = new byte[Math.min(length, most)];
        System.arraycopy(buffer, start, head, 0, head.length);
        return head;
    }
}
