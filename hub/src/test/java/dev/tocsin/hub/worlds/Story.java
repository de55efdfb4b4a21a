package dev.tocsin.hub.worlds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A random history of a random community, and what is hidden in it.
 *
 * @param events each in every world
 * @param hidden in one world only
 */
record Story(long seed, List<Event> events, List<Hidden> hidden) {

    private static final int FEWEST = 8;
    private static final int MOST = 26;

    /** In every other story time stands still or nearly so: what one contribution takes of a channel's time, the next one lacks. */
    private static final List<Duration> NO_PAUSES = List.of(Duration.ZERO, Duration.ZERO, Duration.ofNanos(1_000));

    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1));

    /** What happens beside the story in one world, before the event of that index. */
    record Hidden(int before, String what, List<Event> events) {}

    static Story of(long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>(Cast.comesTogether(random));
        int begins = events.size();
        List<Duration> pauses = random.nextBoolean() ? PAUSES : NO_PAUSES;
        for (int count = FEWEST + random.nextInt(MOST - FEWEST); count > 0; count--) {
            events.add(any(random));
            events.add(new Event.Passes(Things.one(random, pauses)));
        }
        int joining = begins + random.nextInt(events.size() - begins);
        // Where the clock stands still, the dates of what comes next tell how much came at that moment.
        events.add(joining, new Event.Passes(Duration.ofSeconds(1)));
        events.add(++joining, Cast.admitsLate(random));
        if (random.nextBoolean()) {
            events.add(joining + 1 + random.nextInt(events.size() - joining), Cast.admitsLate(random));
        }
        List<Hidden> hidden = new ArrayList<>();
        if (random.nextBoolean()) {
            hidden.add(new Hidden(
                    begins + random.nextInt(joining - begins),
                    "BEFORE_THE_OBSERVER_CAME",
                    HiddenPart.beforeTheObserverComes(random)));
            hidden.add(new Hidden(
                    joining + 1 + random.nextInt(events.size() - joining - 1),
                    "WITHDRAWN_SINCE",
                    HiddenPart.withdrawsWhatCameBefore(random)));
        }
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int before = begins + random.nextInt(events.size() - begins);
            HiddenPart part = Things.one(random, List.of(HiddenPart.values()));
            hidden.add(new Hidden(before, part.name(), part.events(random)));
        }
        return new Story(seed, List.copyOf(events), List.copyOf(hidden));
    }

    Story with(List<Hidden> fewer) {
        return new Story(seed, events, List.copyOf(fewer));
    }

    private static Event any(Random random) {
        String someone = random.nextInt(3) == 0 ? Cast.OBSERVER : Things.one(random, Cast.OTHERS);
        String channel = Things.one(random, Cast.CHANNELS);
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> contributes(random, someone, channel, Things.KNOWN);
            case 5, 6 ->
                Event.asks(Ask.delete(
                        someone,
                        "/api/collections/" + channel + "/objects/" + Things.one(random, Things.KNOWN)
                                + "/?match[version]=" + Things.one(random, List.of("all", "first", "last"))));
            case 7 -> Cast.admitsSomehow(random, someone, Things.one(random, Cast.OPEN));
            case 8 ->
                Cast.dismisses(Things.one(random, List.of(Cast.OBSERVER, "Alpha")), Things.one(random, Cast.OPEN));
            case 9 -> decides(random, someone, channel, Things.KNOWN.get(3));
            case 10 -> Cast.issues("Alpha", "Alpha " + random.nextInt(1_000));
            default -> new Event.Beat();
        };
    }

    static Event contributes(Random random, String who, String channel, List<String> ids) {
        return new Event.Asks(
                Ask.contribute(who, channel, Things.some(random, ids, 4)),
                "status:" + who + " " + random.nextInt(1_000_000));
    }

    static Event decides(Random random, String contributor, String channel, String object) {
        return Event.asks(Ask.json(
                Ask.ADMINISTRATOR,
                "/admin/v1/held/{held:" + contributor + " " + channel + " " + object + " 1}/"
                        + (random.nextBoolean() ? "release" : "refuse"),
                "{\"note\":\"looked at\"}"));
    }

    /** The names of the things of that kind that are made, in both parts. */
    List<String> names(String kind) {
        return Stream.concat(events.stream(), hidden.stream().flatMap(each -> each.events().stream()))
                .flatMap(event -> event instanceof Event.Asks(var _, String name) ? Stream.of(name) : Stream.empty())
                .filter(name -> name.startsWith(kind + ":"))
                .toList();
    }
}
