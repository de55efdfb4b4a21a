package dev.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.tocsin.guard.PlainWords.Told;
import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Hit;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.stix.StixObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlainWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");

    @Test
    void whatHappenedWhoSaysSoAndWhatToDoAreTold() {
        Told told = tell("Model Works", "x.example", "nurse-station-3");
        assertThat(told.heading()).isEqualTo("The computer 10.0.4.17 (nurse-station-3), today");
        assertThat(told.deeds())
                .containsExactly("09:30:00  asked for the name \"x.example\" (2 times, until 09:31:00)");
        assertThat(told.reports())
                .containsExactly("Model Works reported this yesterday as a sign of an attack (confidence 80 of 100).");
        assertThat(told.advice()).hasSize(2).last().isEqualTo("Block \"x.example\" at your firewall or name server.");
    }

    @Test
    void aNameThatWouldMoveTheCursorIsShownEscaped() {
        Told told = tell("Evil\u001b[2J\nCorp", "a\u202eb\r\n.example", "ward\u001b]0;x\u0007");
        assertThat(told.heading()).isEqualTo("The computer 10.0.4.17 (\"ward\\u{1b}]0;x\\u{7}\"), today");
        assertThat(told.deeds().getFirst()).contains("\"a\\u{202e}b\\u{d}\\u{a}.example\"");
        assertThat(told.reports().getFirst()).startsWith("\"Evil\\u{1b}[2J\\u{a}Corp\" reported");
    }

    @Test
    void noTextFromOutsideCanPutAControlCharacterOrASecondLineIntoWhatIsTold() {
        qt().forAll(
                        strings().allPossible().ofLengthBetween(1, 40),
                        strings().allPossible().ofLengthBetween(1, 40))
                .checkAssert((company, name) -> {
                    Told told = tell(company, name, company);
                    Stream.of(List.of(told.heading()), told.deeds(), told.reports(), told.advice())
                            .flatMap(List::stream)
                            .forEach(line -> assertThat(line.codePoints()
                                            .noneMatch(c -> Character.isISOControl(c)
                                                    || Character.getType(c) == Character.FORMAT
                                                    || Character.getType(c) == Character.SURROGATE))
                                    .as(line)
                                    .isTrue());
                });
    }

    @Test
    void aSigmaRuleIsToldByItsTitleAuthorAndLevel() {
        SigmaRule rule = (SigmaRule) SigmaFile.read("rule.yml", """
                title: Strange name \u202e asked for
                author: A. Nalyst
                level: high
                tags: [attack.t1071.004]
                logsource:
                  category: dns
                detection:
                  sel:
                    query: x
                  condition: sel
                """.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst();
        AlertBook book = new AlertBook(new HostNames());
        Hit indicatorHit = Shared.hit(
                Shared.indicator(
                        "[domain-name:value = 'x']", Shared.identity("x").id()),
                "2026-11-05T09:30:00Z",
                "10.0.4.17",
                "x.example");
        book.add(new Hit(new DetectionRule(rule), indicatorHit.evidence()));
        Told told = new PlainWords(Rulebook.EMPTY, InstantSource.fixed(NOW), ZoneOffset.UTC)
                .tell(book.alerts())
                .getFirst();
        assertThat(told.deeds().getFirst())
                .startsWith("09:30:00  did what the rule \"Strange name \\u{202e} asked for\" watches for")
                .endsWith("\"x.example\"");
        assertThat(told.reports())
                .containsExactly("The Sigma rule \"Strange name \\u{202e} asked for\" by \"A. Nalyst\" watches for this"
                        + " (level high, T1071.004).");
        assertThat(Sightings.of(book.alerts(), Shared.identity("x").id(), InstantSource.fixed(NOW)))
                .isEmpty();
    }

    private static Told tell(String company, String name, String computer) {
        StixObject identity = Shared.identity(company);
        StixObject indicator = Shared.indicator("[domain-name:value = 'x']", identity.id());
        HostNames names = new HostNames();
        names.learn(Shared.lease("10.0.4.17", computer));
        AlertBook book = new AlertBook(names);
        book.add(Shared.hit(indicator, "2026-11-05T09:30:00Z", "10.0.4.17", name));
        book.add(Shared.hit(indicator, "2026-11-05T09:31:00Z", "10.0.4.17", name));
        Rulebook rulebook = Rulebook.EMPTY.with(List.of(identity, indicator));
        return new PlainWords(rulebook, InstantSource.fixed(NOW), ZoneOffset.UTC)
                .tell(book.alerts())
                .getFirst();
    }
}
