package dev.tocsin.telemetry.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** The ends of texts, found in blocks and byte by byte. */
final class TextScanTest {

    private static final List<String> PIECES = List.of(
            "\"", "\\\"", "\\\\", "\\n", "\\/", "\\u00e9", "\\ud83d", "\\u12", "\\x", "\\", "\n", "\u0001", "é", "!",
            "#", "]", "漢", "\u007f");

    /** What a text comes to. */
    private record End(int at, int kind, boolean wide, boolean surrogates) {}

    @Test
    void whateverStandsAtWhateverPlaceIsSeen() {
        for (String piece : PIECES) {
            for (int before = 0; before < 150; before++) {
                for (int after : new int[] {0, 1, 5, 70, 140}) {
                    check(("a".repeat(before) + piece + "b".repeat(after) + "\" \\ \n é")
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void texts() {
        qt().withExamples(5_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            int pieces = random.nextInt(40);
            for (int i = 0; i < pieces; i++) {
                text.writeBytes(
                        "abcdefgh".repeat(3).substring(random.nextInt(24)).getBytes(StandardCharsets.UTF_8));
                String piece =
                        PIECES.get(random.nextInt(20) == 0 ? random.nextInt(PIECES.size()) : 1 + random.nextInt(5));
                text.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
            }
            if (random.nextBoolean()) {
                text.write('"');
            }
            check(text.toByteArray());
        });
    }

    private static void check(byte[] text) {
        TextScan scan = new TextScan();
        scan.next();
        int end = scan.end(text, 0, text.length);
        End expected = byteByByte(text);
        assertThat(end).as(new String(text, StandardCharsets.UTF_8)).isEqualTo(expected.at());
        if (end >= 0) {
            assertThat(new End(end, scan.kind(), scan.anyWide(), scan.surrogates()))
                    .as(new String(text, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
        }
    }

    private static End byteByByte(byte[] text) {
        boolean escaped = false;
        boolean coded = false;
        boolean wide = false;
        boolean surrogates = false;
        int at = 0;
        while (at < text.length) {
            byte c = text[at];
            if (c == '"') {
                int kind = (coded ? FieldScan.CODED : escaped ? FieldScan.ESCAPED : FieldScan.PLAIN)
                        + (wide ? FieldScan.WIDE : 0);
                return new End(at, kind, wide, surrogates);
            }
            if (c >= 0 && c < ' ') {
                break;
            }
            wide |= c < 0;
            if (c != '\\') {
                at++;
                continue;
            }
            String rest = new String(text, at, Math.min(6, text.length - at), StandardCharsets.ISO_8859_1);
            if (!rest.matches("(?s)\\\\(u[0-9a-fA-F]{4}|[\"\\\\bfnrt/].*)")) {
                break;
            }
            coded |= rest.charAt(1) == 'u' || rest.charAt(1) == '/';
            surrogates |= rest.matches("\\\\u[dD][89a-fA-F].*");
            escaped = true;
            at += 2;
        }
        return new End(-1, 0, false, false);
    }
}
