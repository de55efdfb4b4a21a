package dev.tocsin.match.mapping;

import dev.tocsin.telemetry.LogSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fields that could not be used, counted by log, field and reason, with the first of each kind kept.
 *
 * <p>Logs name their own streams, so the number of kinds is bounded: beyond {@value #MAX_KINDS} they are only counted.
 * For one thread.
 */
public final class Misfits implements Consumer<Misfit> {

    /** More kinds than any real log has. */
    public static final int MAX_KINDS = 1_000;

    private final Map<Kind, Tally> tallies = new LinkedHashMap<>();
    private long ofFurtherKinds;

    @Override
    public void accept(Misfit misfit) {
        Kind kind = new Kind(misfit.source(), misfit.field(), misfit.reason());
        if (tallies.size() >= MAX_KINDS && !tallies.containsKey(kind)) {
            ofFurtherKinds++;
            return;
        }
        tallies.merge(kind, new Tally(misfit, 1), (known, one) -> new Tally(known.first(), known.count() + 1));
    }

    /** One for each kind, in the order in which they were first seen. */
    public List<Tally> tallies() {
        return List.copyOf(tallies.values());
    }

    /** How many misfits were of kinds beyond the first {@value #MAX_KINDS}. */
    public long ofFurtherKinds() {
        return ofFurtherKinds;
    }

    /**
     * A kind of misfit.
     *
     * @param first the first of them
     * @param count how many there were
     */
    public record Tally(Misfit first, long count) {}

    private record Kind(LogSource source, String field, String reason) {}
}
