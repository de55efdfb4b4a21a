package dev.tocsin.hub.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.hub.RecordedRoutes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two hubs with the same random history, one with more in it that the observer may not see, answer whatever the observer
 * asks byte for byte alike. What is taken out before they are compared is said at {@link Answered#comparable}.
 *
 * <p>{@code -Dworlds.histories=N} tries more; {@code -Dworlds.seed=N} one of them again.
 */
class TwoWorldsTest {

    private static final int HISTORIES = Integer.getInteger("worlds.histories", 12);

    @TempDir
    private Path folder = Path.of("");

    private int worlds;

    @Test
    void everyRouteOfTheHubIsAsked() throws IOException {
        List<String> routes = RecordedRoutes.ofAHub(folder.resolve("routes"));

        assertThat(Probes.routes())
                .as("the rows of %s: a new route needs one, and the stories something hidden behind it", Probes.class)
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHiddenHappens(HiddenPart part) {
        happens(part.events(new Random(1)));
    }

    @Test
    void whatIsThereBeforeTheObserverComesHappens() {
        List<Event> events = new ArrayList<>(HiddenPart.beforeTheObserverComes(new Random(1)));
        events.add(Cast.admitsLate(new Random(1)));
        events.add(HiddenPart.withdrawsWhatCameBefore(new Random(1)).getFirst());
        happens(events);
    }

    private void happens(List<Event> hidden) {
        try (World world = new World(next(), Optional.empty())) {
            List<Event> events = new ArrayList<>(Cast.comesTogether(new Random(1)));
            events.addAll(hidden);
            for (Event event : events) {
                if (event instanceof Event.Asks(Ask ask, String newThing)) {
                    int expected = ask.who().equals(Ask.STRANGER) ? 401 : 200;
                    assertThat(world.tell(ask, newThing).status())
                            .as(ask.toString())
                            .isBetween(expected, expected + 4);
                }
            }
        }
    }

    @Test
    void whatTheObserverMayNotSeeChangesNoAnswer() {
        Optional<Long> seed = Optional.ofNullable(Long.getLong("worlds.seed"));
        if (seed.isPresent()) {
            assertAlike(Story.of(seed.get()));
            return;
        }
        qt().withExamples(HISTORIES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(each -> assertAlike(Story.of(each)));
    }

    private void assertAlike(Story story) {
        Optional<String> difference = difference(story);
        if (difference.isPresent()) {
            throw new AssertionError(
                    "-Dworlds.seed=" + story.seed() + "\n" + smaller(story).orElse(difference.get()));
        }
    }

    /** The same with one hidden part alone, where that is enough. */
    private Optional<String> smaller(Story story) {
        return story.hidden().stream()
                .flatMap(hidden -> difference(story.with(List.of(hidden))).stream())
                .findFirst();
    }

    private Optional<String> difference(Story story) {
        try (World more = new World(next(), Optional.empty())) {
            List<Telling.Line> answersOfMore = Telling.tell(story, more, true);
            try (World less = new World(next(), Optional.of(more))) {
                return difference(story, answersOfMore, Telling.tell(story, less, false));
            }
        }
    }

    private static Optional<String> difference(Story story, List<Telling.Line> more, List<Telling.Line> less) {
        for (int i = 0; i < Math.min(more.size(), less.size()); i++) {
            Telling.Line with = more.get(i);
            Telling.Line without = less.get(i);
            if (!with.equals(without) || with.answered().startsWith("HTTP/1.1 5")) {
                List<String> what = new ArrayList<>();
                story.hidden()
                        .forEach(hidden -> what.add("hidden before event " + hidden.before() + ": " + hidden.what()));
                what.add("asked: " + with.asked()
                        + (with.asked().equals(without.asked()) ? "" : " and " + without.asked()));
                what.add("answered with it:\n" + with.answered());
                what.add("answered without it:\n" + without.answered());
                return Optional.of(String.join("\n", what));
            }
        }
        return more.size() == less.size()
                ? Optional.empty()
                : Optional.of("the observer had " + more.size() + " and " + less.size() + " answers");
    }

    private Path next() {
        return folder.resolve("world-" + ++worlds);
    }
}
