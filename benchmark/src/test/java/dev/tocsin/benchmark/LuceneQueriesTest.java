package dev.tocsin.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of test, asked of Lucene and of the engine about the same events. */
final class LuceneQueriesTest {

    private static final List<String> VALUES = List.of(
            "",
            "a",
            "ab",
            "abc",
            "ABCD",
            "xabcd",
            "ab*cd",
            "abcdefghij",
            "--abcdefghij--",
            "abcxefghij",
            "\u00C4bc",
            "say \\\"abc\\\"",
            "abc abcdefghi");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F: abc",
                "F|contains: ''",
                "F|contains: a",
                "F|contains: ab",
                "F|contains: abc",
                "F|contains: abcdefghij",
                "F|contains: 'ab\\*'",
                "F|contains|cased: abcd",
                "F|contains: '\u00E4b'",
                "F|startswith: a",
                "F|startswith: abcd",
                "F|endswith: j",
                "F|endswith: ghij",
                "F: 'abc*hij'",
                "F: 'a?c*'",
                "F: '?b*j'",
                "F|contains|all: [abc, efg]",
                "F|re: '^ab+c'",
                "F|re: 'B.D$'",
                "F|re|i: 'b(c|x)D?'",
                "F|re: '\"abc\"'",
                "F|exists: true",
                "F: null",
                "F|contains: nowhere",
            })
    void findsWhatTheEngineFinds(String test) throws IOException {
        Files.writeString(folder.resolve("rule.yml"), """
                title: One test
                id: 6f0d1d25-6c06-4f0c-9b0e-0d2a4c0f2a14
                logsource: {product: windows, service: sysmon}
                detection:
                  asked:
                    %s
                  other: {G: 1}
                  condition: asked and not other
                """.formatted(test));
        StringBuilder log = new StringBuilder();
        for (int value = 0; value < VALUES.size(); value++) {
            log.append("""
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"F":"%s","G":%d}
                    """.formatted(VALUES.get(value), value % 2 == 0 ? 2 : 0));
        }
        log.append("{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1}\n");
        log.append("{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1,\"F\":\"abc\",\"G\":1}\n");
        Path file = Files.writeString(folder.resolve("log.jsonl"), log);

        List<SigmaRule> rules = RuleFolder.read(folder);
        LogCorpus corpus = LogCorpus.read(List.of(file), words -> {});
        SigmaEngine engine = SigmaEngine.of(rules, LogSources.standard(), EventOrigin.NAMES);
        try (LuceneWorkload lucene = LuceneWorkload.of(engine, corpus, words -> {})) {
            LuceneAgreement agreement = LuceneAgreement.of(engine, lucene, corpus);
            assertThat(lucene.asked().cardinality()).isEqualTo(1);
            assertThat(agreement.engineOnly()).isEmpty();
            assertThat(agreement.luceneOnly()).isEmpty();
            assertThat(agreement.both() == 0).isEqualTo(test.contains("nowhere"));
        }
    }

    @Test
    void namesTheRulesForWhichTheyDiffer() {
        LuceneAgreement agreement = new LuceneAgreement(3, List.of("B", "A", "B"), List.of());
        assertThat(agreement).hasToString("3 hits of both, 3 of the engine alone (A; B), 0 of Lucene alone");
    }
}
