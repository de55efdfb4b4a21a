package dev.tocsin.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A collection in pieces, for statements that take only so many values. */
final class Batches {

    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all, int atMost) {
        List<T> list = List.copyOf(all);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < list.size(); from += atMost) {
            batches.add(list.subList(from, Math.min(list.size(), from + atMost)));
        }
        return batches;
    }
}
