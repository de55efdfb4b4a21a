package dev.tocsin.hub.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A story told in a world, and all that the observer was answered in it. */
final class Telling {

    private static final Set<String> SEEN_BY_OBSERVER = Set.of(Cast.OBSERVER, Ask.NOBODY, Ask.STRANGER);

    /** Pages that are followed. */
    private static final int MOST_PAGES = 40;

    private final Story story;
    private final World world;
    private final List<Line> lines = new ArrayList<>();

    private Telling(Story story, World world) {
        this.story = story;
        this.world = world;
    }

    /** A request, and the answer as it can be compared. */
    record Line(String asked, String answered) {}

    /**
     * Tells the story.
     *
     * @param all whether the hidden parts happen, too
     */
    static List<Line> tell(Story story, World world, boolean all) {
        Telling telling = new Telling(story, world);
        telling.tell(all);
        return List.copyOf(telling.lines);
    }

    private void tell(boolean all) {
        Random random = new Random(story.seed() + 1);
        int halfway = story.events().size() / 2;
        for (int at = 0; at < story.events().size(); at++) {
            for (Story.Hidden hidden : all ? story.hidden() : List.<Story.Hidden>of()) {
                if (hidden.before() == at) {
                    int before = lines.size();
                    hidden.events().forEach(this::happens);
                    // What is asked in the hidden part is no observer's.
                    lines.subList(before, lines.size()).clear();
                }
            }
            happens(story.events().get(at));
            if (at == halfway) {
                probe(new Probes(story, random, false).all(1));
            }
        }
        everyPage();
        probe(new Probes(story, random, false).all(1));
        probe(Probes.guesses(false));
        probe(Probes.guesses(true));
        probe(new Probes(story, random, true).all(1));
        world.beat();
        world.beat();
        everyPage();
        probe(new Probes(story, random, false).all(1));
    }

    private void happens(Event event) {
        switch (event) {
            case Event.Beat() -> world.beat();
            case Event.Passes(var time) -> world.move(time);
            case Event.Asks(Ask ask, String newThing) -> note(ask, world.tell(ask, newThing));
        }
    }

    private void probe(Stream<Ask> asks) {
        asks.forEach(ask -> {
            boolean contributes = ask.method().equals("POST") && ask.target().endsWith("/objects/");
            note(ask, contributes ? world.tell(ask, "status:probe " + lines.size()) : world.ask(ask));
        });
    }

    /** All pages of all collections, by pages of one, as a follower reads them. */
    private void everyPage() {
        for (String channel : Cast.CHANNELS) {
            for (String what : List.of("objects", "manifest")) {
                String first = "/api/collections/" + channel + "/" + what + "/?limit=1&match[version]=all";
                String target = first;
                for (int page = 0; page < MOST_PAGES && !target.isEmpty(); page++) {
                    Answered answer = world.ask(Ask.get(Cast.OBSERVER, target));
                    // Each world seals its places by a key of its own.
                    note(Ask.get(Cast.OBSERVER, first + " page " + page), answer);
                    JsonNode next = answer.json().path("next");
                    target = next.isTextual() ? first + "&next=" + next.asText() : "";
                }
            }
        }
    }

    private void note(Ask ask, Answered answer) {
        if (SEEN_BY_OBSERVER.contains(ask.who())) {
            lines.add(new Line(ask.toString(), answer.comparable(world.names)));
        }
    }
}
