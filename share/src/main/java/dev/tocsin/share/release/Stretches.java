package dev.tocsin.share.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of one feed in its order, none of which touches another. At most {@value #MOST}: where there would be more, the
 * two between which the least lies become one, so that it is never less than what was added.
 */
record Stretches(List<Stretch> all) {

    static final int MOST = 16;
    static final Stretches NONE = new Stretches(List.of());

    Stretches {
        all = List.copyOf(all);
    }

    Stretches with(Stretch added) {
        List<Stretch> sorted = new ArrayList<>(all);
        sorted.add(added);
        sorted.sort(Comparator.comparing(stretch -> stretch.first().position()));
        List<Stretch> apart = new ArrayList<>();
        for (Stretch next : sorted) {
            if (!apart.isEmpty() && apart.getLast().gapTo(next) <= 0) {
                apart.set(apart.size() - 1, apart.getLast().with(next));
            } else {
                apart.add(next);
            }
        }
        if (apart.size() > MOST) {
            joinNearest(apart);
        }
        return new Stretches(apart);
    }

    private static void joinNearest(List<Stretch> apart) {
        int nearest = 0;
        for (int i = 1; i < apart.size() - 1; i++) {
            if (apart.get(i).gapTo(apart.get(i + 1)) < apart.get(nearest).gapTo(apart.get(nearest + 1))) {
                nearest = i;
            }
        }
        apart.set(nearest, apart.get(nearest).with(apart.remove(nearest + 1)));
    }
}
