package dev.tocsin.benchmark.hub;

/** So many things in so much time. */
record Rate(long count, double seconds) {

    static Rate since(long startedNanos, long count) {
        return new Rate(count, (System.nanoTime() - startedNanos) / 1e9);
    }

    double perSecond() {
        return count / seconds;
    }
}
