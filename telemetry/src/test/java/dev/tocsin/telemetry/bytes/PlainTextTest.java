package dev.tocsin.telemetry.bytes;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PlainTextTest {

    private static final byte[] TEXT = "one\ntwo\nthree\n".repeat(5_000).getBytes(UTF_8);

    @Test
    void passesOnWhatIsNotCompressed() {
        assertThat(read(TEXT)).isEqualTo(new Outcome(new String(TEXT, UTF_8), ""));
        assertThat(read(new byte[0])).isEqualTo(new Outcome("", ""));
        assertThat(read(new byte[] {0x1f})).isEqualTo(new Outcome("\u001f", ""));
    }

    @Test
    void readsAllMembersOfAGzipFileFromAStreamThatSaysNothingIsAvailable() {
        byte[] members = joined(gzip("a".getBytes(UTF_8)), gzip(new byte[0]), gzip(TEXT));

        assertThat(read(members)).isEqualTo(new Outcome("a" + new String(TEXT, UTF_8), ""));
    }

    @Test
    void takesZerosAfterAGzipMemberForPadding() {
        assertThat(read(joined(gzip(TEXT), new byte[512]))).isEqualTo(new Outcome(new String(TEXT, UTF_8), ""));
    }

    @Test
    void saysThatGzipDataIsFollowedBySomethingElse() {
        Outcome outcome = read(joined(gzip(TEXT), "trailing".getBytes(UTF_8)));

        assertThat(outcome)
                .isEqualTo(new Outcome(new String(TEXT, UTF_8), "what follows a gzip member is not another one"));
    }

    @Test
    void saysThatTheChecksumOfGzipDataIsWrongAfterAllOfIt() {
        byte[] bytes = gzip(TEXT);
        bytes[bytes.length - 8] ^= 1;

        assertThat(read(bytes).text()).isEqualTo(new String(TEXT, UTF_8));
        assertThat(read(bytes).damage()).contains("checksum");
    }

    @Test
    void readsGzipDataUpToWhereItIsCutOff() {
        byte[] noise = noise();
        byte[] whole = gzip(noise);
        int length = whole.length / 2;

        Outcome outcome = read(Arrays.copyOf(whole, length));

        assertThat(outcome.damage()).isEqualTo("the gzip data is cut off");
        assertThat(new String(noise, UTF_8)).startsWith(outcome.text());
        assertThat(outcome.text().length()).isGreaterThan(length / 2);
    }

    @Test
    void readsXzDataUpToWhereItIsCutOff() throws IOException {
        byte[] noise = noise();
        byte[] whole = xz(noise);
        int length = whole.length / 2;

        Outcome outcome = read(Arrays.copyOf(whole, length));

        assertThat(outcome.damage()).isEqualTo("the xz data is cut off");
        assertThat(new String(noise, UTF_8)).startsWith(outcome.text());
        // A chunk of 64 KiB is decoded whole or not at all.
        assertThat(outcome.text().length()).isGreaterThan(length / 2 - 65_536).isPositive();
    }

    @Test
    void readsXzStreamsOneAfterAnother() throws IOException {
        assertThat(read(joined(xz("a".getBytes(UTF_8)), xz(TEXT))))
                .isEqualTo(new Outcome("a" + new String(TEXT, UTF_8), ""));
    }

    @Test
    void refusesXzDataThatNeedsMoreMemoryThanAllowed() throws IOException {
        LZMA2Options greedy = new LZMA2Options();
        greedy.setDictSize(LZMA2Options.DICT_SIZE_MIN);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(bytes, greedy)) {
            out.write(TEXT);
        }
        byte[] file = bytes.toByteArray();
        // .xz file format 1.2.1 §5.3.1: the byte of the filter's properties is the size of its dictionary; 37 is 1.5
        // GiB.
        int properties = 12 + 4;
        assertThat(file[properties]).isZero();
        file[properties] = 37;
        putCrc32(file, 12, 8);

        assertThat(read(file).damage())
                .matches("the xz data needs 15\\d\\d MiB to unpack, more than the 128 MiB allowed");
    }

    @Test
    void decodesUtf16AndTakesTheByteOrderMarkOff() {
        String text = "{\"a\":\"é€😀\"}\n";

        assertThat(read(joined(new byte[] {(byte) 0xff, (byte) 0xfe}, text.getBytes(UTF_16LE))))
                .isEqualTo(new Outcome(text, ""));
        assertThat(read(joined(new byte[] {(byte) 0xfe, (byte) 0xff}, text.getBytes(UTF_16BE))))
                .isEqualTo(new Outcome(text, ""));
        assertThat(read(joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, text.getBytes(UTF_8))))
                .isEqualTo(new Outcome(text, ""));
    }

    @Test
    void decodesUtf16WithinGzip() {
        byte[] utf16 = joined(new byte[] {(byte) 0xff, (byte) 0xfe}, "{}\n".getBytes(UTF_16LE));

        assertThat(read(gzip(utf16))).isEqualTo(new Outcome("{}\n", ""));
    }

    @Test
    void givesAByteThatIsNoUtf8ForHalfASurrogatePair() throws IOException {
        byte[] halves = {
            (byte) 0xff, (byte) 0xfe, 0x3d, (byte) 0xd8, 'a', 0, 0x00, (byte) 0xde, 'b', 0, 0x3d, (byte) 0xd8
        };

        byte[] text = PlainText.open(new ByteArrayInputStream(halves)).readAllBytes();

        assertThat(text).isEqualTo(new byte[] {(byte) 0xff, 'a', (byte) 0xff, 'b', (byte) 0xff});
    }

    @Test
    void decodesAnyUtf16TextInAnyPieces() {
        qt().forAll(
                        strings().allPossible().ofLengthBetween(0, 200).map(PlainTextTest::unicode),
                        integers().all())
                .checkAssert((text, seed) -> {
                    byte[] bytes = joined(new byte[] {(byte) 0xfe, (byte) 0xff}, text.getBytes(UTF_16BE));
                    assertThat(read(new Pieces(bytes, seed))).isEqualTo(new Outcome(text, ""));
                });
    }

    @Test
    void readsAnyGzipMembersInAnyPieces() {
        qt().forAll(
                        strings().allPossible().ofLengthBetween(0, 300),
                        integers().between(0, 5),
                        integers().all())
                .checkAssert((text, times, seed) -> {
                    byte[] bytes = text.getBytes(UTF_8);
                    byte[] file = new byte[0];
                    for (int i = 0; i < times; i++) {
                        file = joined(file, gzip(bytes));
                    }
                    byte[] marked = "x".repeat(8).getBytes(UTF_8);
                    Outcome outcome = read(new Pieces(joined(gzip(marked), file), seed));
                    assertThat(outcome)
                            .isEqualTo(new Outcome("x".repeat(8) + new String(bytes, UTF_8).repeat(times), ""));
                });
    }

    @Test
    void countsBytesAfterDecompression() throws IOException {
        try (PlainText text = PlainText.open(new ByteArrayInputStream(gzip(TEXT)))) {
            text.readAllBytes();
            assertThat(text.bytesRead()).isEqualTo(TEXT.length);
        }
    }

    private record Outcome(String text, String damage) {}

    private static Outcome read(byte[] bytes) {
        return read(new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream()));
    }

    private static Outcome read(InputStream in) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Throwable thrown = catchThrowable(() -> {
            try (PlainText plain = PlainText.open(in)) {
                byte[] buffer = new byte[1000];
                for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
                    text.write(buffer, 0, read);
                }
            }
        });
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(DamagedInputException.class);
        }
        return new Outcome(text.toString(UTF_8), thrown == null ? "" : String.valueOf(thrown.getMessage()));
    }

    /** Lines that hardly compress. */
    private static byte[] noise() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 40_000; i++) {
            text.append(random.nextLong()).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With a question mark for each half of a surrogate pair that stands alone. */
    private static String unicode(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    private static byte[] xz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(1))) {
            xz.write(bytes);
        }
        return out.toByteArray();
    }

    private static void putCrc32(byte[] bytes, int start, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, start, length);
        for (int i = 0; i < 4; i++) {
            bytes[start + length + i] = (byte) (crc.getValue() >> (8 * i));
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Gives a few bytes at a time. */
    private static final class Pieces extends ByteArrayInputStream {
        private final Random random;

        Pieces(byte[] bytes, int seed) {
            super(bytes);
            random = new Random(seed);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(5)));
        }
    }
}
