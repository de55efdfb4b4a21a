package dev.tocsin.benchmark.scrub;

import dev.tocsin.benchmark.scrub.Labelled.Value;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.share.scrub.Kind;
import dev.tocsin.share.scrub.Scrubber;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What scrubbing the labelled texts came to.
 *
 * @param byKind the counts of each kind that has labels
 * @param missed texts in which something was left, and spoilt ones in which something went that should stay; some of each
 */
record ScrubMeasurement(int texts, Map<Kind, Counts> byKind, List<String> missed, List<String> spoilt) {

    private static final int MOST_SHOWN = 40;

    /**
     * @param going values that were to go
     * @param gone those of them that went
     * @param staying values that look like the kind and were to stay
     * @param lost those of them that went
     */
    record Counts(int going, int gone, int staying, int lost) {

        Counts plus(Counts other) {
            return new Counts(going + other.going, gone + other.gone, staying + other.staying, lost + other.lost);
        }

        /** The part that went of what was to go, from 0 to 1; 1 where there was none. */
        double recall() {
            return going == 0 ? 1 : (double) gone / going;
        }

        /** The part that went of what was to stay, from 0 to 1. */
        double overRemoval() {
            return staying == 0 ? 0 : (double) lost / staying;
        }
    }

    static ScrubMeasurement of(List<Labelled> texts) {
        Map<Kind, Counts> counts = new EnumMap<>(Kind.class);
        List<String> missed = new ArrayList<>();
        List<String> spoilt = new ArrayList<>();
        for (Labelled labelled : texts) {
            String after = scrub(labelled.text());
            for (Value value : labelled.going()) {
                boolean gone = !after.contains(value.text());
                counts.merge(value.kind(), new Counts(1, gone ? 1 : 0, 0, 0), Counts::plus);
                tell(missed, !gone, labelled, after);
            }
            for (Value value : labelled.staying()) {
                boolean lost = !after.contains(value.text());
                counts.merge(value.kind(), new Counts(0, 0, 1, lost ? 1 : 0), Counts::plus);
                tell(spoilt, lost, labelled, after);
            }
        }
        return new ScrubMeasurement(texts.size(), counts, missed, spoilt);
    }

    /** All kinds together. */
    Counts all() {
        return byKind.values().stream().reduce(new Counts(0, 0, 0, 0), Counts::plus);
    }

    private static void tell(List<String> list, boolean wrong, Labelled labelled, String after) {
        if (wrong && list.size() < MOST_SHOWN) {
            list.add(labelled.about() + ": " + labelled.text().strip() + "  ->  " + after.strip());
        }
    }

    private static String scrub(String text) {
        StixObject note = StixObject.of(StixJson.mapper()
                .createObjectNode()
                .put("type", "note")
                .put("id", "note--00000000-0000-4000-8000-000000000001")
                .put("content", text));
        return Scrubber.of(List.of(note))
                .scrub(note, Keep.NOTHING)
                .object()
                .text("content")
                .orElseThrow();
    }
}
