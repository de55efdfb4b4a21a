package dev.tocsin.match;

import static dev.tocsin.match.Samples.atNoon;
import static dev.tocsin.match.Samples.rule;
import static dev.tocsin.match.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.Hit.Matched;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparison expressions over one object (STIX 2.1 §9.6, §9.7). */
class ComparisonSemanticsTest {

    private static final String FILE = "{'type':'file', 'name':'Foo.dll', 'size':4112, 'ratio':7.0, 'odd':1.5,"
            + " 'big':9007199254740993, 'is_x':true, 'empty':'', 'nothing':null, 'grin':'\uD83D\uDE00', 'fullwidth':'\uFF21',"
            + " 'lines':'one\\ntwo', 'accent':'o\\u0300', 'created':'2014-01-13T07:03:17.500Z', 'text':'soon',"
            + " 'magic_hex':'FFd8', 'broken_hex':'xyz', 'payload_bin':'dGhpcyBpcyBhIHRlc3Q=', 'raw':'\\u0000\\u00ff',"
            + " 'list':[1,2,3], 'none':[], 'mixed':['a',1], 'of':[{'x':[1]},{'x':[2,3]}],"
            + " 'hashes':{'SHA-256':'ab','MD5':'cd'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // strings: by code point, capitals count, nothing is normalized (§9.6.2)
                "name = 'Foo.dll'               | true",
                "name = 'foo.dll'               | false",
                "name != 'foo.dll'              | true",
                "name > 'Foo.dl'                | true",
                "name < 'Foo.dlm'               | true",
                "name >= 'Foo.dll'              | true",
                "name <= 'Foo.dlk'              | false",
                "empty = ''                     | true",
                "empty < 'a'                    | true",
                "grin > '\uFF21'                | true",
                "fullwidth < '\uD83D\uDE00'     | true",
                "accent = '\u00f2'              | false",
                "accent < 'oz'                  | false",
                "accent < '\u00f2'              | true",
                // numbers: by full value, integers with floats (§9.2)
                "size = 4112                    | true",
                "size = 4112.0                  | true",
                "size > 4111.999                | true",
                "size < 4112                    | false",
                "ratio = 7                      | true",
                "odd = 1                        | false",
                "odd > 1                        | true",
                "big > 9007199254740991         | true",
                "big = 9007199254740991         | false",
                // booleans and timestamps
                "is_x = true                    | true",
                "is_x != false                  | true",
                "created = t'2014-01-13T07:03:17.5Z' | true",
                "created > t'2014-01-13T07:03:17Z'   | true",
                "created = '2014-01-13T07:03:17.500Z'| true",
                "text = t'2014-01-13T07:03:17Z' | false",
                "text != t'2014-01-13T07:03:17Z'| true",
                // incompatible types: false, but for != (§9.6.1)
                "size = '4112'                  | false",
                "size != '4112'                 | true",
                "size > '1'                     | false",
                "size <= '1'                    | false",
                "size NOT = '4112'              | true",
                "name = 1                       | false",
                "is_x = 1                       | false",
                "is_x = 'true'                  | false",
                "list = 1                       | false",
                "list != 1                      | true",
                "hashes = 'ab'                  | false",
                "size LIKE '4%'                 | false",
                "size MATCHES '4'               | false",
                "size IN ('4112')               | false",
                // binary values in their native form (§9.6.3, §9.6.4)
                "magic_hex = h'ffd8'            | true",
                "magic_hex = b'/9g='            | true",
                "magic_hex < h'ffd800'          | true",
                "magic_hex > h'00ff'            | true",
                "magic_hex = 'FFd8'             | false",
                "magic_hex = '\u00ff\u00d8'     | true",
                "magic_hex = '\u0100'           | false",
                "magic_hex != '\u0100'          | true",
                "broken_hex = h'ff'             | false",
                "broken_hex != h'ff'            | true",
                "payload_bin = 'dGhpcyBpcyBhIHRlc3Q=' | false",
                "payload_bin = 'this is a test' | true",
                "payload_bin = b'dGhpcyBpcyBhIHRlc3Q=' | true",
                "payload_bin = h'7468697320697320612074657374' | true",
                "payload_bin LIKE 'this%test'   | true",
                "payload_bin MATCHES '^this.is' | true",
                "magic_hex MATCHES '^\\\\xff\\\\xd8$' | true",
                "magic_hex MATCHES '\u0100?\\\\xff'  | false",
                "raw = h'00ff'                  | true",
                "name = h'466f6f2e646c6c'       | true",
                "grin = h'00'                   | false",
                // LIKE: the whole string, normalized (§9.6.1)
                "name LIKE 'Foo%'               | true",
                "name LIKE 'oo'                 | false",
                "name LIKE '%oo%'               | true",
                "name LIKE 'Foo_dll'            | true",
                "name LIKE 'foo%'               | false",
                "name NOT LIKE 'foo%'           | true",
                "empty LIKE '%'                 | true",
                "empty LIKE '_'                 | false",
                "lines LIKE 'one%two'           | true",
                "lines LIKE 'one_two'           | true",
                "grin LIKE '_'                  | true",
                "accent LIKE '\u00f2'           | true",
                "accent LIKE '_'                | true",
                "name LIKE 'F.*'                | false",
                // MATCHES: searched for, the dot matches a line feed, normalized (§9.6.1)
                "name MATCHES 'oo'              | true",
                "name MATCHES '^oo'             | false",
                "name MATCHES '(?i)^foo\\\\.DLL$' | true",
                "name NOT MATCHES '^x'          | true",
                "lines MATCHES 'e.t'            | true",
                "accent MATCHES '^\u00f2$'      | true",
                "empty MATCHES ''               | true",
                // sets
                "size IN (1, 4112.0)            | true",
                "size NOT IN (1, 2)             | true",
                "size IN ()                     | false",
                "size NOT IN ()                 | true",
                // lists: any element, NOT and != included (§9.7.2)
                "list[*] = 3                    | true",
                "list[*] != 3                   | true",
                "list[*] NOT = 3                | true",
                "list[*] NOT IN (1, 2, 3)       | false",
                "list[0] = 1                    | true",
                "list[3] = 1                    | false",
                "list[3] != 1                   | false",
                "none[*] != 1                   | false",
                "mixed[*] = 1                   | true",
                "name[0] = 'F'                  | false",
                "name[*] != 'F'                 | false",
                "of[*].x[*] = 3                 | true",
                "of[1].x[0] = 2                 | true",
                "of.x = 2                       | false",
                // dictionaries: the very key (§9.7.3)
                "hashes.'SHA-256' = 'ab'        | true",
                "hashes.'sha-256' = 'ab'        | false",
                "hashes.MD5 != 'ab'             | true",
                // what is not there makes every comparison false, under NOT too (§9.6)
                "absent = 1                     | false",
                "absent != 1                    | false",
                "absent NOT = 1                 | false",
                "absent NOT IN (1)              | false",
                "absent NOT LIKE 'x'            | false",
                "absent NOT MATCHES 'x'         | false",
                "nothing != 1                   | false",
                "hashes.SHA1 != 'ab'            | false",
            })
    void holdsOrDoesNot(String comparison, boolean expected) {
        assertThat(matches("[file:" + comparison + "]", FILE)).as(comparison).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EXISTS file:hashes, true",
        "EXISTS file:none, true",
        "EXISTS file:none[*], false",
        "EXISTS file:nothing, false",
        "EXISTS file:absent, false",
        "NOT EXISTS file:absent, true",
        "NOT EXISTS file:name, false",
        "NOT EXISTS url:value, false",
        "EXISTS file:hashes.MD5, true",
    })
    void existsAsksForPresence(String test, boolean expected) {
        assertThat(matches("[" + test + "]", FILE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, ISSUBSET, 198.51.100.0/24, true",
        "198.51.100.0/27, ISSUBSET, 198.51.100.0/24, true",
        "198.51.100.0/24, ISSUBSET, 198.51.100.0/24, true",
        "198.51.100.0/23, ISSUBSET, 198.51.100.0/24, false",
        "198.51.100.7, ISSUBSET, 198.51.100.7, true",
        "198.51.100.0/24, ISSUPERSET, 198.51.100.0/27, true",
        "198.51.100.0/27, ISSUPERSET, 198.51.100.0/24, false",
        "198.51.100.7, NOT ISSUBSET, 198.51.100.0/24, false",
        "203.0.113.7, NOT ISSUBSET, 198.51.100.0/24, true",
        "not an address, ISSUBSET, 0.0.0.0/0, false",
        "2001:db8::7, ISSUBSET, 2001:0db8::/32, true",
        "198.51.100.7, ISSUBSET, ::/0, false",
        // one address has two spellings (§6.4, §6.5)
        "198.51.100.1, =, 198.51.100.1/32, true",
        "198.51.100.1/32, =, 198.51.100.1, true",
        "198.51.100.1, !=, 198.51.100.1/32, false",
        "2001:db8::1, =, 2001:0db8:0000::0001/128, true",
        "198.51.100.0/24, =, 198.51.100.7/24, false",
        "198.51.100.1, =, 198.51.100.1/31, false",
    })
    void addressesAreSets(String value, String operator, String constant, boolean expected) {
        String type = value.contains(":") ? "ipv6-addr" : "ipv4-addr";
        assertThat(matches(
                        "[%s:value %s '%s']".formatted(type, operator, constant),
                        "{'type':'%s','value':'%s'}".formatted(type, value)))
                .isEqualTo(expected);
    }

    @Test
    void anAddressIsNoNameHoweverAlikeTheyLook() {
        assertThat(matches("[domain-name:value = '198.51.100.1/32']", "{'type':'domain-name','value':'198.51.100.1'}"))
                .isFalse();
    }

    @Test
    void everyComparisonStartsAtTheSameObject() {
        String pattern =
                "[network-traffic:src_ref.value = '203.0.113.10' AND network-traffic:dst_ref.value = '198.51.100.58']";
        String source = "{'type':'ipv4-addr','value':'203.0.113.10'}";
        String destination = "{'type':'ipv4-addr','value':'198.51.100.58'}";
        assertThat(matches(pattern, source, destination, "{'type':'network-traffic','src_ref':'0','dst_ref':'1'}"))
                .isTrue();
        assertThat(matches(
                        pattern,
                        source,
                        destination,
                        "{'type':'network-traffic','src_ref':'0'}",
                        "{'type':'network-traffic','dst_ref':'1'}"))
                .isFalse();
    }

    @Test
    void anOrMayBeginAtDifferentTypes() {
        assertThat(matches("[file:name = 'x' OR url:value = 'y']", "{'type':'url','value':'y'}"))
                .isTrue();
        assertThat(matches("[(file:name = 'x' OR url:value = 'y') AND url:z = 1]", "{'type':'url','value':'y','z':1}"))
                .isTrue();
    }

    @Test
    void followsReferencesAndListsOfThem() {
        String[] objects = {
            "{'type':'domain-name','value':'a.example','resolves_to_refs':['1','2','9']}",
            "{'type':'ipv4-addr','value':'198.51.100.1'}",
            "{'type':'domain-name','value':'b.example','resolves_to_refs':['0']}",
        };
        assertThat(matches("[domain-name:resolves_to_refs[*].value = '198.51.100.1/32']", objects))
                .isTrue();
        assertThat(matches("[domain-name:resolves_to_refs[1].value = 'b.example']", objects))
                .isTrue();
        assertThat(matches("[domain-name:resolves_to_refs[1].resolves_to_refs[0].value = 'a.example']", objects))
                .isTrue();
        assertThat(matches("[domain-name:resolves_to_refs[2].value != 'x']", objects))
                .isFalse();
        assertThat(matches("[EXISTS domain-name:resolves_to_refs[2]]", objects)).isTrue();
    }

    @Test
    void referencesInACircleCostNoMoreThanThereAreObjects() {
        String many = String.join(",", java.util.Collections.nCopies(200, "'0'"));
        String circle = "{'type':'a','value':'x','b_refs':[" + many + "]}";
        assertThat(matches("[a" + (":b_refs[*]" + ".b_refs[*]".repeat(45)) + ".value = 'x']", circle))
                .isTrue();
    }

    @Test
    void namesTheValuesThatMadeItMatch() {
        List<Hit> hits = run(
                new Oracle(List.of(rule("[file:list[*] > 1 AND (file:name = 'no' OR file:hashes.'MD5' LIKE 'c%')]"))),
                atNoon(FILE));
        assertThat(hits)
                .singleElement()
                .satisfies(hit -> assertThat(hit.evidence().getFirst().matched())
                        .extracting(Matched::path, matched -> matched.value().asText())
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("file:list[*]", "2"),
                                org.assertj.core.groups.Tuple.tuple("file:hashes.MD5", "cd")));
    }

    private static boolean matches(String pattern, String... objects) {
        return !run(new Oracle(List.of(rule(pattern))), atNoon(objects)).isEmpty();
    }
}
