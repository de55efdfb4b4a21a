package dev.tocsin.guard;

import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogParts;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.ReadTally;
import dev.tocsin.telemetry.UnreadableInputException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what several threads find in inputs, an input after the other and each in its order. For one thread. */
final class InputsInOrder {

    private final ReadAhead ahead;
    private final Consumer<Map<LogSource, Long>> unwanted;
    private final Consumer<Event> wanted;

    /**
     * @param unwanted is told how many events of each source concern nobody
     * @param wanted is given the others; what it throws comes out of {@link #next}
     */
    InputsInOrder(ReadAhead ahead, Consumer<Map<LogSource, Long>> unwanted, Consumer<Event> wanted) {
        this.ahead = ahead;
        this.unwanted = unwanted;
        this.wanted = wanted;
    }

    /**
     * An input that was taken.
     *
     * @param tally empty if nothing of it was read
     */
    record Taken(Optional<ReadTally> tally, InputOutcome outcome) {

        private static Taken of(LogParts parts, InputOutcome outcome) {
            return new Taken(Optional.of(parts.tally()), outcome);
        }
    }

    /**
     * Takes the next input to its end, or until it shall stop.
     *
     * @return empty if it shall stop before anything of the input was found
     */
    Optional<Taken> next(BooleanSupplier stop) {
        @Nullable LogParts begun = null;
        while (!stop.getAsBoolean()) {
            Optional<ReadAhead.Found> found = poll();
            if (found.isEmpty()) {
                continue;
            }
            switch (found.get()) {
                case ReadAhead.Found.Part(var parts, var part) -> {
                    begun = parts;
                    unwanted.accept(part.unwanted());
                    parts.take(part, stop, wanted);
                }
                case ReadAhead.Found.End(var parts) -> {
                    parts.end(stop, wanted);
                    return Optional.of(closed(parts));
                }
                case ReadAhead.Found.NotOpened(var cause) -> {
                    return Optional.of(new Taken(Optional.empty(), new InputOutcome.NotOpened(cause)));
                }
                case ReadAhead.Found.BrokenOff(var parts, var cause) -> {
                    parts.breakOff();
                    return Optional.of(Taken.of(parts, new InputOutcome.BrokenOff(cause)));
                }
                case ReadAhead.Found.Failed(RuntimeException cause) -> throw cause;
                case ReadAhead.Found.Failed(Error cause) -> throw cause;
                case ReadAhead.Found.Failed(var cause) -> throw new IllegalStateException(cause);
            }
        }
        return Optional.ofNullable(begun).map(parts -> Taken.of(parts, new InputOutcome.Through(parts.tally())));
    }

    private static Taken closed(LogParts parts) {
        try {
            parts.close();
            return Taken.of(parts, new InputOutcome.Through(parts.tally()));
        } catch (UnreadableInputException e) {
            return Taken.of(parts, new InputOutcome.BrokenOff(e));
        }
    }

    private Optional<ReadAhead.Found> poll() {
        try {
            return ahead.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a scan was interrupted while it waited for what is read", e);
        }
    }
}
