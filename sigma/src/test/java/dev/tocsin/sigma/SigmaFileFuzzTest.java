package dev.tocsin.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.Detection;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.PlaceholderFilling;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: no failure, trees that keep their promises, and problems fit to be shown. */
class SigmaFileFuzzTest {

    @MethodSource("seedBytes")
    @FuzzTest(maxDuration = "30s")
    void readsAnyBytes(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatIsNearlyARule(String seed) {
        byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
        check(bytes);
        for (int i = 0; i < bytes.length; i++) {
            byte[] mutated = bytes.clone();
            for (byte replacement : new byte[] {'\n', '\'', '[', ':', '|', '*', '%', ' ', (byte) 0xf0}) {
                mutated[i] = replacement;
                check(mutated);
            }
            check(Arrays.copyOf(bytes, i));
        }
    }

    static Stream<byte[]> seedBytes() {
        return seeds().stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> seeds() {
        return List.of("""
                title: t
                id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                date: 2024-01-01
                logsource: {product: windows}
                detection:
                  a: &a
                    I|contains|windash|all: [' -a', "b\\u00e9*"]
                    J|re|i: '^x{1,3}$'
                    K|utf16le|base64offset|contains: é😀
                    L|cidr: ['10.0.0.0/8', '::1/64']
                    M|expand: '%x%'
                    N|hour|gte: 3
                  b: [*a, word, {f: null}]
                  c: {'|all': [x, y]}
                  condition: (1 of a* or not all of them) and b
                """, """
                ---
                name: c
                title: c
                correlation:
                  type: value_percentile
                  rules: [t, x]
                  group-by: [h]
                  timespan: 5m
                  aliases: {h: {t: a, x: b}}
                  condition: {field: f, percentile: 9, gt: 1, lte: 0x20}
                ---
                title: f
                logsource: {product: windows}
                filter:
                  rules: [t]
                  s: {f|neq: 1}
                  condition: not s
                ...
                """);
    }

    private static void check(byte[] input) {
        SigmaFile file = SigmaFile.read("f.yml", input);
        for (SigmaDocument document : file.documents()) {
            switch (document) {
                case SigmaRule rule -> check(rule.detection());
                case SigmaFilter filter -> check(filter.detection());
                case SigmaCorrelation correlation ->
                    assertThat(correlation.correlation().rules()).isNotEmpty();
            }
        }
        Resolution resolution = SigmaCollection.resolve(List.of(file));
        resolution.rules().forEach(rule -> check(rule.rule().detection()));
        for (SigmaProblem problem : file.problems()) {
            assertThat(problem.toString().chars().noneMatch(Character::isISOControl))
                    .as(problem.toString())
                    .isTrue();
            assertThat(problem.place().line()).isNotNegative();
        }
        long written = YamlReader.read(input, new Problems("f.yml")).stream()
                .filter(node -> !(node instanceof YamlNode.Null))
                .count();
        assertThat(file.problems().stream().filter(problem -> problem.severity() == Severity.ERROR))
                .hasSizeGreaterThanOrEqualTo((int) written - file.documents().size());
    }

    private static void check(Detection detection) {
        assertThat(detection.searches()).isNotEmpty();
        assertThat(detection.searches().keySet()).containsAll(names(detection.condition()));
        PlaceholderFilling.names(detection)
                .forEach(name -> assertThat(
                                Glob.parseWithPlaceholders("%" + name + "%").hasPlaceholders())
                        .isTrue());
    }

    private static List<String> names(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> all) ->
                all.stream().flatMap(one -> names(one).stream()).toList();
            case Condition.Or(List<Condition> all) ->
                all.stream().flatMap(one -> names(one).stream()).toList();
            case Condition.Not(Condition inner) -> names(inner);
            case Condition.Ref(String search) -> List.of(search);
            case Condition.AtLeast(int count, List<String> searches) -> {
                assertThat(count).isBetween(1, searches.size());
                yield searches;
            }
        };
    }
}
