package dev.tocsin.benchmark;

/** Something done with every event, which is measured. */
interface Workload {

    String title();

    /** One thread's way to do it. */
    Worker worker();

    /** Does it, one slice after another. */
    interface Worker {

        /** @return what came of it, which is the same at each time and adds up over slices */
        long work(LogCorpus.Slice slice);
    }
}
