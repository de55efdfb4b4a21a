package dev.tocsin.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.engine.RuleMatcher;
import dev.tocsin.match.mapping.Corpus;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.mapping.RandomEvents;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.PatternText;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Indicators asked the fast way, held against the plain evaluator. */
class IndicatorMatcherTest {

    private static final int EVENTS_OF_EACH_LOG = 100;
    private static final Resolution NO_DETECTIONS = new Resolution(List.of(), List.of(), List.of());

    private final EventMapping mapping = EventMapping.standard();

    /** Both ways to ask the same rules. */
    private final class Both {
        private final Oracle oracle;
        private final RuleMatcher matcher;
        private int hits;
        private int passedOver;

        Both(List<IndicatorRule> rules) {
            oracle = new Oracle(rules, Limits.DEFAULT, Validity.IGNORED);
            matcher = new RuleMatcher(
                    rules,
                    NO_DETECTIONS,
                    LogSources.standard(),
                    mapping,
                    Limits.DEFAULT,
                    Validity.IGNORED,
                    List.of(),
                    misfit -> {},
                    Optional.empty());
        }

        void accept(Event event, String as) {
            Observation observation = mapping.observe(event, misfit -> {});
            List<Hit> plainly = oracle.accept(observation);
            byte[] record = StixJson.write(event.fields());
            boolean may = concerns(event, record);
            assertThat(concerns(event, record))
                    .as("what is remembered of its values")
                    .isEqualTo(may);
            List<Hit> fast = may ? matcher.accept(event) : List.of();
            assertThat(fast)
                    .as(() -> as + (may ? "" : ", passed over") + " on " + event.source() + " " + event.fields())
                    .isEqualTo(plainly);
            hits += plainly.size();
            passedOver += may ? 0 : 1;
        }

        private boolean concerns(Event event, byte[] record) {
            assertThat(matcher.values().scan(record, 0, record.length)).isEqualTo(record.length);
            return matcher.concerns(event.source(), record);
        }

        void end(String as) {
            assertThat(matcher.counts()).as(as).isEqualTo(oracle.counts());
            assertThat(matcher.unwatched()).as(as).isEqualTo(oracle.unwatched());
        }
    }

    @Test
    void randomIndicatorsMatchTheSameRandomEvents() {
        int[] seen = new int[2];
        qt().withExamples(1_500).forAll(longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            RandomEvents some = new RandomEvents(mapping, seed);
            LogFormat[] formats = LogFormat.values();
            LogFormat format = formats[random.nextInt(formats.length)];
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                events.add(i < 3 ? some.next(format) : some.next());
            }
            List<Observation> observations = events.stream()
                    .map(event -> mapping.observe(event, misfit -> {}))
                    .toList();
            List<IndicatorRule> rules = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                rules.add(Samples.rule(
                        RandomPatterns.pattern(random, observations, random.nextInt(3)),
                        Instant.MIN,
                        Optional.empty()));
            }
            String as = String.join(
                    " ; ",
                    rules.stream().map(rule -> PatternText.of(rule.pattern())).toList());
            Both both = new Both(rules);
            events.forEach(event -> both.accept(event, as));
            both.end(as);
            seen[0] += both.hits;
            seen[1] += both.passedOver;
        });
        assertThat(seen[0]).as("hits").isGreaterThan(500);
        assertThat(seen[1]).as("events passed over").isGreaterThan(1_000);
    }

    @Test
    void sharedIndicatorsAndThoseMadeOfTheEventsMatchTheSameRecordedEvents() throws IOException {
        List<IndicatorRule> shared = new ArrayList<>();
        for (Path file : files(Corpus.find("../stix"))) {
            List<StixObject> objects = new ArrayList<>();
            try (InputStream in = Files.newInputStream(file)) {
                BundleReader.of(in).forEachRemaining(element -> {
                    if (element instanceof BundleElement.Read(var position, StixObject object)) {
                        objects.add(object);
                    }
                });
            }
            shared.addAll(RuleSet.EMPTY.with(objects, Instant.MIN).rules().rules());
        }
        assertThat(shared).hasSizeGreaterThan(30);
        int hits = 0;
        for (Path log : files(Corpus.find(""))) {
            List<Event> events = new ArrayList<>();
            Corpus.read(log, EVENTS_OF_EACH_LOG, events::add);
            Random random = new Random(events.size());
            List<IndicatorRule> rules = new ArrayList<>(shared);
            for (int i = 0; i < events.size(); i += 10) {
                rules.add(Samples.rule(
                        RandomPatterns.pattern(
                                random, List.of(mapping.observe(events.get(i), misfit -> {})), random.nextInt(2)),
                        Instant.MIN,
                        Optional.empty()));
            }
            Both both = new Both(rules);
            events.forEach(event -> both.accept(event, log.toString()));
            both.end(log.toString());
            hits += both.hits;
        }
        assertThat(hits).isGreaterThan(300);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
