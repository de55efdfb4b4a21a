package dev.tocsin.telemetry.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** The scanner held against a JSON parser that reads every token. */
final class FieldScanTest {

    private static final FieldNames NAMES = FieldNames.of(List.of(
            "a",
            "b",
            "a.b",
            "a.b.a",
            "id.orig_h",
            "Image",
            "requestParameters.bucketName.x",
            "ключ",
            "a\\b",
            "longer than eight bytes",
            ""));
    private static final int DEPTH = 20;
    private static final JsonFactory JACKSON = new JsonFactory();

    /** It has read all the records before. */
    private static final FieldScan WITH_MEMORY = new FieldScan(NAMES, DEPTH);

    @Test
    void findsTheFieldsOfAFlatEvent() {
        assertThat(values("{\"Image\":\"C:\\\\Windows\\\\cmd.exe\",\"b\":42,\"x\":true}"))
                .containsExactly("Image=C:\\Windows\\cmd.exe", "b=42", "null=true");
    }

    @Test
    void aNameWithDotsIsEveryPathThatGivesIt() {
        assertThat(values("{\"a.b\":1,\"a\":{\"b\":2},\"a.b.a\":3,\"a.b\":{\"a\":4},\"id\":{\"orig_h\":\"x\"}}"))
                .containsExactly("a.b=1", "a.b=2", "a.b.a=3", "a.b.a=4", "id.orig_h=x");
    }

    @Test
    void theElementsOfListsAreValuesOfTheirField() {
        assertThat(values("{\"a\":[1,[2,null],{\"b\":[\"x\"]}],\"b\":[],\"c\":[{}]}"))
                .containsExactly("a=1", "a=2", "a.b=x");
    }

    @Test
    void aFieldWithoutAValueIsToldAsThere() {
        byte[] bytes = "{\"a\":null,\"b\":{},\"Image\":[],\"x\":null}".getBytes(StandardCharsets.UTF_8);
        FieldScan scan = new FieldScan(NAMES, DEPTH);
        assertThat(scan.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(scan.count()).isEqualTo(3);
        assertThat(List.of(scan.kind(0), scan.kind(1), scan.kind(2))).containsOnly(FieldScan.NO_VALUE);
    }

    @Test
    void whatIsNotWellFormedIsUnreadable() {
        for (String text : List.of(
                "",
                "{",
                "{}x",
                "[]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":1e}",
                "{\"a\":tru}",
                "{\"a\":nul",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"b",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":" + "[".repeat(30))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int end = new FieldScan(NAMES, DEPTH).scan(bytes, 0, bytes.length);
            assertThat(end == bytes.length && end > 0).as(text).isFalse();
        }
    }

    @Test
    void theShapeIsThatOfTheKeysAndKindsAndNotOfTheValues() {
        long one = shape("{\"a\":\"x\",\"b\":{\"c\":1}}");
        assertThat(shape("{\"a\":\"other\",\"b\":{\"c\":999}}")).isEqualTo(one);
        TreeSet<Long> others = new TreeSet<>(List.of(
                shape("{\"a\":\"x\",\"a\":{\"c\":1}}"),
                shape("{\"a\":\"x\",\"b\":{\"d\":1}}"),
                shape("{\"a\":1,\"b\":{\"c\":1}}"),
                shape("{\"b\":\"x\",\"a\":{\"c\":1}}"),
                shape("{\"a\":\"x\",\"b\":{},\"c\":1}"),
                shape("{\"a\":\"x\",\"b\":[{\"c\":1}]}")));
        assertThat(others).hasSize(6).doesNotContain(one);
    }

    @Test
    void whatItRemembersOfOtherRecordsChangesNothing() {
        qt().withExamples(300).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            RandomRecord records = new RandomRecord(random);
            FieldScan scan = new FieldScan(NAMES, DEPTH);
            for (int i = 0; i < 20; i++) {
                byte[] record = records.record(random.nextInt(8) == 0 ? 1 : 0);
                FieldScan fresh = new FieldScan(NAMES, DEPTH);
                int end = fresh.scan(record, 0, record.length);
                assertThat(scan.scan(record, 0, record.length)).isEqualTo(end);
                if (end >= 0) {
                    assertThat(told(scan)).isEqualTo(told(fresh));
                }
            }
        });
    }

    @Test
    void itForgetsKeysBeforeTheyFillItsMemory() {
        FieldScan scan = new FieldScan(NAMES, DEPTH);
        for (int record = 0; record < 3; record++) {
            StringBuilder text = new StringBuilder("{\"a\":1");
            for (int key = 0; key < 10_000; key++) {
                text.append(",\"key").append(record * 5_000 + key).append("\":2");
            }
            byte[] bytes = text.append(",\"b\":\"x\"}").toString().getBytes(StandardCharsets.UTF_8);
            assertThat(scan.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
            assertThat(scan.count()).isEqualTo(10_002);
            assertThat(scan.field(0)).isEqualTo(NAMES.number("a"));
            assertThat(scan.field(10_001)).isEqualTo(NAMES.number("b"));
        }
    }

    private static String told(FieldScan scan) {
        StringBuilder told = new StringBuilder();
        told.append(scan.shape()).append(scan.wide()).append(scan.surrogateEscapes());
        for (int i = 0; i < scan.count(); i++) {
            told.append('\n')
                    .append(scan.field(i))
                    .append(' ')
                    .append(scan.kind(i))
                    .append(' ');
            told.append(scan.from(i)).append(' ').append(scan.to(i));
        }
        return told.toString();
    }

    @Test
    void itReadsWhatAParserReadsAndRefusesWhatItRefuses() {
        qt().withExamples(3_000)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, 3))
                .checkAssert((seed, damages) -> {
                    byte[] record = new RandomRecord(new Random(seed)).record(damages);
                    compare(record);
                });
    }

    @FuzzTest
    void itNeverDisagreesWithAParser(FuzzedDataProvider data) {
        compare(data.consumeRemainingAsBytes());
    }

    private static void compare(byte[] record) {
        if (!isUtf8(record)) {
            return; // the scanner leaves that question to others
        }
        compare(record, new FieldScan(NAMES, DEPTH));
        compare(record, WITH_MEMORY);
    }

    private static void compare(byte[] record, FieldScan scan) {
        int end = scan.scan(record, 0, record.length);
        List<String> parsed = new ArrayList<>();
        int parsedEnd = parse(record, parsed);
        String shown = new String(record, StandardCharsets.UTF_8);
        assertThat(end).as(shown).isEqualTo(parsedEnd);
        if (end >= 0) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < scan.count(); i++) {
                if (scan.field(i) >= 0 && scan.kind(i) != FieldScan.NO_VALUE) {
                    found.add(NAMES.name(scan.field(i)) + "=" + scan.text(i));
                }
            }
            assertThat(found).as(shown).isEqualTo(parsed);
        }
    }

    /** The wanted values by walking the tokens, and where the object ends. */
    private static int parse(byte[] record, List<String> values) {
        try (JsonParser parser = JACKSON.createParser(record)) {
            if (record.length == 0 || record[0] != '{') {
                return FieldScan.UNREADABLE;
            }
            parser.nextToken();
            object(parser, "", values, 1);
            return (int) parser.currentLocation().getByteOffset();
        } catch (JsonProcessingException e) {
            return FieldScan.UNREADABLE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void object(JsonParser parser, String path, List<String> values, int depth) throws IOException {
        tooDeep(parser, depth);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            value(parser, path.isEmpty() && depth == 1 ? key : path + "." + key, values, depth);
        }
    }

    private static void value(JsonParser parser, String path, List<String> values, int depth) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, values, depth + 1);
            case START_ARRAY -> {
                tooDeep(parser, depth + 1);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, path, values, depth + 1);
                }
            }
            case VALUE_NULL -> {}
            default -> {
                if (NAMES.number(path) >= 0) {
                    values.add(path + "=" + parser.getText());
                }
            }
        }
    }

    private static void tooDeep(JsonParser parser, int depth) throws IOException {
        if (depth > DEPTH) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "too deep");
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static List<String> values(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        FieldScan scan = new FieldScan(NAMES, DEPTH);
        assertThat(scan.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < scan.count(); i++) {
            if (scan.kind(i) == FieldScan.NO_VALUE) {
                continue;
            }
            values.add((scan.field(i) < 0 ? null : NAMES.name(scan.field(i))) + "=" + scan.text(i));
        }
        return values;
    }

    private static long shape(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        FieldScan scan = new FieldScan(NAMES, DEPTH);
        assertThat(scan.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        return scan.shape();
    }

    /** JSON records that are right, and such as have been damaged in a few bytes. */
    private static final class RandomRecord {

        private static final List<String> KEYS = List.of(
                "a",
                "b",
                "a.b",
                "id",
                "orig_h",
                "Image",
                "requestParameters",
                "bucketName",
                "x",
                "ключ",
                "a\\\\b",
                "\\u0061",
                "longer than eight bytes",
                "another key that is quite long",
                "");
        private static final List<String> SCALARS = List.of(
                "1",
                "-0",
                "0",
                "-17",
                "1.50",
                "2e3",
                "1E-7",
                "true",
                "false",
                "null",
                "\"\"",
                "\"x\"",
                "\"C:\\\\Windows\\\\cmd.exe /c\"",
                "\"über\"",
                "\"\\ud83d\\ude00\"",
                "\"\\u00e9\\n\\t\\\"\\/\"",
                "\"0123456789abcdef0123456789abcdef\"",
                "12345678901234567890");

        private final Random random;

        RandomRecord(Random random) {
            this.random = random;
        }

        byte[] record(int damages) {
            StringBuilder out = new StringBuilder();
            object(out, 0);
            byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < damages; i++) {
                String damage = "{}[]\",:\\ 0-etnu\n";
                bytes[random.nextInt(bytes.length)] = (byte) damage.charAt(random.nextInt(damage.length()));
            }
            return bytes;
        }

        private void object(StringBuilder out, int depth) {
            out.append('{').append(blank());
            int members = random.nextInt(depth == 0 ? 8 : 4);
            for (int i = 0; i < members; i++) {
                out.append(i == 0 ? "" : ",")
                        .append(blank())
                        .append('"')
                        .append(pick(KEYS))
                        .append('"')
                        .append(blank())
                        .append(':');
                value(out.append(blank()), depth + 1);
                out.append(blank());
            }
            out.append('}');
        }

        private void value(StringBuilder out, int depth) {
            int kind = depth > 5 ? 0 : random.nextInt(6);
            if (kind == 4) {
                object(out, depth);
            } else if (kind == 5) {
                out.append('[');
                int elements = random.nextInt(4);
                for (int i = 0; i < elements; i++) {
                    out.append(i == 0 ? "" : ",").append(blank());
                    value(out, depth + 1);
                    out.append(blank());
                }
                out.append(']');
            } else {
                out.append(pick(SCALARS));
            }
        }

        private String blank() {
            return random.nextInt(6) == 0 ? List.of(" ", "\n", "\t\r ").get(random.nextInt(3)) : "";
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
