package dev.tocsin.hub.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Content in the coding gzip (RFC 1952), in which nothing of one part helps to shorten another: whoever puts text into one of
 * them and sees only how long the whole is could otherwise try what stands in the others (BREACH, 2013). Each part ends with
 * a full flush, behind which DEFLATE refers to nothing before it.
 */
final class Gzip {

    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int CHUNK = 16 << 10;

    private Gzip() {}

    /** @param ends where each part ends; the last is the content's length */
    static byte[] of(byte[] content, int[] ends) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + HEADER_BYTES + TRAILER_BYTES);
        // RFC 1952 §2.3: gzip, DEFLATE, no flags, no time, no hint, unknown system.
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            int begin = 0;
            for (int end : ends) {
                deflater.setInput(content, begin, end - begin);
                write(deflater, out, Deflater.FULL_FLUSH);
                begin = end;
            }
            deflater.finish();
            write(deflater, out, Deflater.NO_FLUSH);
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        out.writeBytes(ByteBuffer.allocate(TRAILER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt(content.length)
                .array());
        return out.toByteArray();
    }

    private static void write(Deflater deflater, ByteArrayOutputStream out, int flush) {
        byte[] chunk = new byte[CHUNK];
        int count;
        do {
            count = deflater.deflate(chunk, 0, chunk.length, flush);
            out.write(chunk, 0, count);
        } while (count == chunk.length);
    }
}
