package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class SeenValuesTest {

    private record Key(int search, String value) {}

    @Test
    void whatItSaysOfAValueIsWhatWasKeptOfIt() {
        qt().withExamples(10).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            SeenValues seen = new SeenValues();
            Map<Key, List<Integer>> kept = new HashMap<>();
            for (int i = 0; i < 20_000; i++) {
                ask(seen, kept, random);
            }
        });
    }

    @Test
    void whatWasSeenJustNowIsKnown() {
        SeenValues seen = new SeenValues();
        byte[] value = "C:\\\\Windows\\\\explorer.exe".getBytes(StandardCharsets.US_ASCII);
        assertThat(seen.knows(7, value, 0, value.length)).isFalse();
        seen.keep(7, value, 0, value.length, new int[] {3, -5}, 2);
        assertThat(seen.knows(8, value, 0, value.length)).isFalse();
        assertThat(seen.knows(7, value, 0, value.length - 1)).isFalse();
        assertThat(seen.knows(7, value, 0, value.length)).isTrue();
        List<Integer> told = new ArrayList<>();
        seen.tell(told::add);
        assertThat(told).containsExactly(3, -5);
    }

    /** Values that differ in one byte only, of which there are more than fit. */
    private static void ask(SeenValues seen, Map<Key, List<Integer>> kept, Random random) {
        int length = random.nextInt(SeenValues.SHORTEST, random.nextInt(4) == 0 ? SeenValues.LONGEST + 1 : 60);
        StringBuilder text = new StringBuilder("x".repeat(length));
        text.setCharAt(random.nextInt(length), (char) ('a' + random.nextInt(3)));
        String value = text.toString();
        int search = random.nextInt(1, 4);
        byte[] bytes = ("__" + value + "_").getBytes(StandardCharsets.US_ASCII);
        if (seen.knows(search, bytes, 2, 2 + length)) {
            List<Integer> told = new ArrayList<>();
            seen.tell(told::add);
            assertThat(told).isEqualTo(kept.get(new Key(search, value)));
        } else {
            int[] literals = random.ints(random.nextInt(5)).toArray();
            seen.keep(search, bytes, 2, 2 + length, literals, literals.length);
            kept.put(new Key(search, value), Arrays.stream(literals).boxed().toList());
        }
    }
}
