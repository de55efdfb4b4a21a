package dev.tocsin.share.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void whatTouchesBecomesOne() {
        Stretches stretches =
                Stretches.NONE.with(stretch(5, 7)).with(stretch(1, 2)).with(stretch(9, 9));

        assertThat(stretches.all()).containsExactly(stretch(1, 2), stretch(5, 7), stretch(9, 9));
        assertThat(stretches.with(stretch(8, 8)).all()).containsExactly(stretch(1, 2), stretch(5, 9));
        assertThat(stretches.with(stretch(2, 100)).all()).containsExactly(stretch(1, 100));
    }

    /** Against a set of places: nothing is lost, and nothing is added as long as there is room. */
    @Test
    void anyOrderOfStretchesIsTheSetOfTheirPlaces() {
        qt().forAll(
                        lists().of(integers().between(1, 120)).ofSizeBetween(0, 40),
                        lists().of(integers().between(0, 5)).ofSize(40))
                .checkAssert((firsts, lengths) -> {
                    BitSet places = new BitSet();
                    Stretches stretches = Stretches.NONE;
                    boolean room = true;
                    for (int i = 0; i < firsts.size(); i++) {
                        int first = firsts.get(i);
                        int last = first + lengths.get(i);
                        places.set(first, last + 1);
                        stretches = stretches.with(stretch(first, last));
                        BitSet said = places(stretches.all());
                        room = room && runs(places) <= Stretches.MOST;
                        assertThat(stretches.all()).hasSizeLessThanOrEqualTo(Stretches.MOST);
                        assertThat(runs(said)).isEqualTo(stretches.all().size());
                        if (room) {
                            assertThat(said).isEqualTo(places);
                        }
                        said.and(places);
                        assertThat(said).isEqualTo(places);
                    }
                });
    }

    private static BitSet places(List<Stretch> stretches) {
        BitSet places = new BitSet();
        stretches.forEach(stretch -> places.set(
                (int) stretch.first().position().number(),
                (int) stretch.last().position().number() + 1));
        return places;
    }

    private static int runs(BitSet places) {
        int runs = 0;
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(places.nextClearBit(at))) {
            runs++;
        }
        return runs;
    }

    private static Stretch stretch(long first, long last) {
        return new Stretch(place(first), place(last));
    }

    private static Place place(long position) {
        return new Place(new Position(position), NOON.plusSeconds(position));
    }
}
