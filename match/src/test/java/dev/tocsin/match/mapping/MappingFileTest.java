package dev.tocsin.match.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.telemetry.LogFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake that a mapping file can hold is refused, with the file, the place in it and what is wrong. */
class MappingFileTest {

    @Test
    void aFileThatIsNotJsonIsRefusedWithLineAndColumn() {
        refuses("{'title': 'x',\n 'streams' {}}", "own.json: not JSON: line 2, column 12");
        refuses("{'title': 'x', 'title': 'y'}", "own.json: not usable JSON: line 1, column 16");
        refuses("[]", "own.json, top: not an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'strems': {}                | own.json, top: no such word: \"strems\"; known are [about, absent, either, formats,"
                        + " parts, spelling, streams, title]",
                "'formats': ['SYSLOG']       | own.json, formats: not a log format: \"SYSLOG\"; known are [ZEEK_JSON,",
                "'formats': []               | own.json, formats: no log format",
                "'formats': 'OCSF'           | own.json, top.formats: not a list of texts",
                "'title': 5                  | own.json, top: no text \"title\"",
                "'about': 'x'                | own.json, top.about: not a list of texts",
                "'about': [5]                | own.json, top.about: not a text: \"5\"",
                "'absent': '-'               | own.json, top.absent: not a list of texts",
                "'absent': [null]            | own.json, top.absent: not a text: \"null\"",
                "'either': {'a': 'b'}        | own.json, top.either: not a list of texts",
                "'spelling': '_'             | own.json, spelling: not an object",
                "'spelling': {'.': 5}        | own.json, spelling..: not a text",
                "'streams': []               | own.json, top: no object \"streams\"",
                "'streams': {'a': {}}        | own.json, streams: nothing for \"*\", all other streams",
                "'streams': {'*': 5}         | own.json, streams.*: not an object",
                "'streams': {'*': {'see': 1}} | own.json, streams.*: no such word: \"see\"; known are [objects, use]",
                "'streams': {'a / A': {}, '*': {}}   | own.json, streams.a / A: the stream A is there twice",
                "'parts': {'x': {}}          | own.json, parts.x: no stream uses it",
            })
    void aMistakeAtTheTopIsToldWithItsPlace(String member, String message) {
        String name = member.substring(0, member.indexOf(':') + 1);
        String rest = "'title': 'x', 'formats': ['OCSF'], 'streams': {'*': {}}"
                .replaceAll(name + " (\\[[^]]*]|\\{.*}|'[^']*')(, )?", "");
        refuses("{" + member.strip() + (rest.isBlank() ? "" : ", " + rest.replaceAll(", $", "")) + "}", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'use': 'p'                  | own.json, streams.*.use: not a list of texts",
                "'use': ['p']                | own.json, streams.*: uses a part that is not there: \"p\"",
                "'objects': 5                | own.json, streams.*: no object \"objects\"",
                "'objects': {'x': 5}         | own.json, streams.*.objects.x: not an object",
                "'kind': 5, 'kinds': {}      | own.json, streams.*.kinds: nothing for \"*\", all other kinds",
                "'kind': 5, 'kinds': {'*': {}} | own.json, streams.*: no text \"kind\"",
                "'kind': 'a'                 | own.json, streams.*: no object \"kinds\"",
                "'kind': 'a', 'objects': {}  | own.json, streams.*: no such word: \"objects\"; known are [kind, kinds, use]",
                "'kind': 'a', 'kinds': {'*': 5}             | own.json, streams.*.kinds.*: not an object",
                "'kind': 'a', 'kinds': {'1 / 1': {}}        | own.json, streams.*.kinds.1 / 1: the kind 1 is there twice",
                "'kind': ' a', 'kinds': {'*': {}}           | own.json, streams.*: not the name of a field: \" a\"",
            })
    void aMistakeInAStreamIsToldWithItsPlace(String stream, String message) {
        refuses(file("{" + stream.strip() + "}"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{'name': 'a'}                                   ~ it.type: not an object type: \"\"",
                "{'type': 'X File', 'name': 'a'}                 ~ it.type: not an object type: \"X File\"",
                "{'type': 'address'}                             ~ it: no \"value\" to tell the type of the object by",
                "{'type': 'file', 'name': ''}                    ~ it.name: not the name of a field: \"\"",
                "{'type': 'file', 'name': 'a  / b'}              ~ it.name: not the name of a field: \"a \"",
                "{'type': 'file', 'name': 'a | nothing'}         ~ it.name: no such conversion: \"a | nothing\"",
                "{'type': 'file', 'name': 'a | text | text'}     ~ it.name: no such conversion: \"a | text | text\"",
                "{'type': 'file', 'name': 'a + b'}               ~ it.name: text takes 1 fields: \"a + b\"",
                "{'type': 'file', 'name': null}                  ~ it.name: null is no value in STIX",
                "{'type': 'file', 'x': [{'y': ['a | b']}]}       ~ it.x[0].y[0]: no such conversion: \"a | b\"",
                "{'type': 'file', 'name': 'a | words'}           ~ it.name: a list where one value stands",
                "{'type': 'file', 'name': '.a'}                  ~ it.name: names an element, but there is no \"each\"",
                "{'type': 'file', 'when': {'.a': ['1']}}         ~ it.when: names an element, but there is no \"each\"",
                "{'type': 'file', 'when': 'a'}                   ~ it.when: not one field with the values it must have",
                "{'type': 'file', 'when': {'a': ['1'], 'b': ['1']}} ~ it.when: not one field with the values it must have",
                "{'type': 'file', 'when': {'a': '1'}}            ~ it.when: no list of the values that the field must have",
                "{'type': 'file', 'when': {'a': []}}             ~ it.when: no list of the values that the field must have",
                "{'type': 'file', 'when': {'a': [1]}}            ~ it.when: not a text: \"1\"",
                "{'type': 'file', 'each': ['a'], 'name': '.'}    ~ it.each: not a text",
                "{'type': 'file', 'each': 'a | lower', 'name': '.'} ~ it.each: not a list: \"a | lower\"",
                "{'type': 'file', 'each': '.a', 'name': '.'}     ~ it.each: a list within the element of another: \".a\"",
                "{'type': 'file', 'name': '@it'}                 ~ it.name: @ stands in a property that is no reference",
                "{'type': 'file', '*': 'a | headers'}            ~ it.*: the properties of an object have names",
                "{'type': 'file', 'x': {'*': 'a'}}               ~ it.x.*: only a conversion that gives a dictionary can",
                "{'type': 'file', 'x': {'*': {'y': 'a'}}}        ~ it.x.*: only a conversion that gives a dictionary can",
            })
    void aMistakeInAnObjectIsToldWithItsPlace(String object, String message) {
        refuses(file("{'objects': {'it': " + object + "}}"), "own.json, streams.*.objects." + message);
    }

    @Test
    void aMistakeInAPartIsToldWithThePlaceInThePart() {
        refuses("""
                {'title': 'x', 'formats': ['OCSF'],
                 'parts': {'p': {'it': {'type': 'file', 'name': 'a | nothing', 'size': 'b'}}},
                 'streams': {'*': {'use': ['p'], 'objects': {'it': {'type': 'file', 'size': 'b | count'}}}}}""", "own.json, parts.p.it.name: no such conversion");
        refuses("""
                {'title': 'x', 'formats': ['OCSF'],
                 'parts': {'p': {'it': {'type': 'file', 'name': 'a', 'size': 'b'}}},
                 'streams': {'*': {'use': ['p'], 'objects': {'it': {'type': 'file', 'size': 'b | nothing'}}}}}""", "own.json, streams.*.objects.it.size: no such conversion");
    }

    @Test
    void referencesThatLeadNowhereInACircleOrToManyAreRefused() {
        refuses(
                file("{'objects': {'it': {'type': 'file', 'parent_directory_ref': '@other'}}}"),
                "own.json, streams.*.it: refers to @other, which is not there");
        refuses(
                file(
                        "{'objects': {'a': {'type': 'process', 'parent_ref': '@b'}, 'b': {'type': 'process', 'parent_ref': '@a'}}}"),
                "own.json, streams.*: the objects refer in a circle: [a, b]");
        refuses(
                file(
                        "{'objects': {'a': {'type': 'file', 'each': 'x', 'name': '.'}, 'b': {'type': 'process', 'image_ref': '@a'}}}"),
                "own.json, streams.*.b: one reference to the many of @a");
    }

    @Test
    void whatIsQuotedFromAFileIsShortAndCannotMoveACursor() {
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> read(file("{'objects': {'it': {'type': '\\u001b[2J" + "x".repeat(1000) + "'}}}")))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .startsWith("own.json, streams.*.objects.it.type: not an object type: \"\\u{1b}[2Jxxx")
                        .hasSizeLessThan(250));
    }

    @Test
    void aFileOfOnesOwnIsRead() {
        FormatMapping mapping = read("""
                {'title': 'Mine', 'formats': ['OCSF', 'GENERIC_JSON'], 'absent': ['none'], 'spelling': {'.': '-'},
                 'either': ['a'],
                 'parts': {'p': {'it': {'type': 'file', 'name': 'a.b', 'size': 'c | count', 'is_x': true}}},
                 'streams': {'One / Two': {'use': ['p']},
                             '*': {'kind': 'k', 'kinds': {'1': {'use': ['p']}, '*': {}}}}}""");
        assertThat(mapping.formats()).containsExactly(LogFormat.OCSF, LogFormat.GENERIC_JSON);
        assertThat(mapping.stream("two")).isSameAs(mapping.stream("ONE"));
        assertThat(mapping.stream("three").kinds()).containsOnlyKeys("1", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zeek", "suricata", "windows", "cloudtrail", "ocsf", "generic"})
    void whatComesWithTocsinIsRead(String name) {
        assertThat(EventMapping.standard().formats())
                .extracting(FormatMapping::file)
                .contains(name + ".json");
    }

    private static String file(String stream) {
        return "{'title': 'x', 'formats': ['OCSF'], 'streams': {'*': " + stream + "}}";
    }

    private static FormatMapping read(String json) {
        return MappingFile.read("own.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(String json, String message) {
        assertThatExceptionOfType(MappingException.class)
                .as(json)
                .isThrownBy(() -> read(json))
                .withMessageContaining(message);
    }
}
