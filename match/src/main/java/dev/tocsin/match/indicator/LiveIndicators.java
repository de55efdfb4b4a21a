package dev.tocsin.match.indicator;

/** The indicators of this moment: many threads read them while one after another changes them. */
public final class LiveIndicators {

    private volatile IndicatorTable table;

    public LiveIndicators(IndicatorTable table) {
        this.table = table;
    }

    /** The table as it is now. It stays good for whoever has it. */
    public IndicatorTable now() {
        return table;
    }

    /** Changes the table, as {@link IndicatorTable#with} does; readers do not wait for it, other changes do. */
    public synchronized void change(Entries added, int... withdrawing) {
        table = table.with(added, withdrawing);
    }
}
