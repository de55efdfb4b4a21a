package dev.tocsin.guard;

import static java.util.Objects.requireNonNull;

import dev.tocsin.telemetry.LogPart;
import dev.tocsin.telemetry.LogParts;
import dev.tocsin.telemetry.LookedPart;
import dev.tocsin.telemetry.PartLook;
import dev.tocsin.telemetry.UnreadableInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Inputs read and looked at by several threads, ahead of the one that takes what they find in the order of the inputs.
 *
 * <p>Each thread does the same: it takes its turn at an input, reads the next part of it, lets others have the turn, and looks at
 * the part. So one large file occupies all of them, but for the time in which it is unpacked and framed; while somebody else has
 * the turn there, a thread goes on with the input behind. Every part has its place before it is looked at, and what was found, or
 * what went wrong, is taken in that order.
 *
 * <p>As many inputs are open as there are threads. What was read and not yet taken may hold {@link #MOST_AHEAD} bytes, roughly, of
 * the input whose turn it is to be taken and as many of those behind; only the parts at hand can be beyond that.
 */
final class ReadAhead implements AutoCloseable {

    static final long MOST_AHEAD = 32 << 20;

    private static final long LOOK_FOR_STOP_MILLIS = 50;
    private static final Duration LONGEST_LEAVE = Duration.ofSeconds(2);

    /** What was found next in an input. */
    sealed interface Found {
        /** Another part of the input. */
        record Part(LogParts input, LookedPart part) implements Found {}

        /** The end of the input. */
        record End(LogParts input) implements Found {}

        /** Nothing was found, since it could not be opened. */
        record NotOpened(IOException cause) implements Found {}

        /** It could not be read further. */
        record BrokenOff(LogParts input, UnreadableInputException cause) implements Found {}

        /** Something that is no fault of the input: a mistake in the program, or no memory. */
        record Failed(Throwable cause) implements Found {}
    }

    /** A place in the order of an input, made before it is known what belongs there. */
    private static final class Place {
        private @Nullable Found found;
        private long size;
    }

    /** An input while it is read. */
    private static final class Lane {
        private final ScanInput input;
        private final Deque<Place> places = new ArrayDeque<>();
        private @Nullable LogParts parts;
        private boolean taken;
        private long size;

        Lane(ScanInput input) {
            this.input = input;
        }
    }

    private final List<Lane> lanes;
    private final List<Lane> open = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final int mostOpen;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private final Condition news = lock.newCondition();
    private int unopened;
    private int current;
    private long size;
    private boolean closed;
    private Optional<Throwable> accident = Optional.empty();

    private ReadAhead(List<? extends ScanInput> inputs, int threads) {
        this.lanes = inputs.stream().map(Lane::new).toList();
        this.mostOpen = threads;
    }

    /**
     * Begins to read.
     *
     * @param looks makes what each thread looks with
     */
    static ReadAhead start(List<? extends ScanInput> inputs, int threads, Supplier<PartLook> looks) {
        ReadAhead ahead = new ReadAhead(inputs, threads);
        for (int i = 0; i < threads; i++) {
            PartLook look = looks.get();
            ahead.threads.add(
                    Thread.ofPlatform().daemon().name("scan-" + (i + 1)).start(() -> ahead.workOn(look)));
        }
        return ahead;
    }

    /**
     * What was found next in the first input that has not ended; the input ends with anything but a part. Whoever takes its end
     * closes it.
     *
     * @return empty if it takes a moment: to be asked again
     */
    Optional<Found> poll() throws InterruptedException {
        lock.lock();
        try {
            Lane lane = lanes.get(current);
            long left = TimeUnit.MILLISECONDS.toNanos(LOOK_FOR_STOP_MILLIS);
            while (!isKnown(lane.places.peekFirst())) {
                if (accident.isPresent()) {
                    return Optional.of(new Found.Failed(accident.get()));
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = news.awaitNanos(left);
            }
            Place place = lane.places.removeFirst();
            lane.size -= place.size;
            size -= place.size;
            Found found = requireNonNull(place.found);
            if (!(found instanceof Found.Part)) {
                lane.parts = null;
                current++;
            }
            turn.signalAll();
            return Optional.of(found);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isKnown(@Nullable Place place) {
        return place != null && place.found != null;
    }

    private void workOn(PartLook look) {
        try {
            work(look);
        } catch (RuntimeException | Error e) {
            // Without this thread a place could stay empty, and whoever waits for it would wait for ever.
            lock.lock();
            try {
                accident = Optional.of(e);
                news.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private void work(PartLook look) {
        for (Lane lane = awaitTurn(); lane != null; lane = awaitTurn()) {
            Place place = new Place();
            Optional<LogPart> part = Optional.empty();
            try {
                LogParts parts = parts(lane);
                part = parts.next();
                if (part.isEmpty()) {
                    place.found = new Found.End(parts);
                }
            } catch (IOException e) {
                place.found = new Found.NotOpened(e);
            } catch (UnreadableInputException e) {
                place.found = new Found.BrokenOff(requireNonNull(lane.parts), e);
            } catch (RuntimeException | Error e) {
                place.found = new Found.Failed(e);
            }
            endTurn(lane, place);
            if (part.isPresent()) {
                tell(lane, place, look.look(part.get()));
            }
        }
    }

    private static LogParts parts(Lane lane) throws IOException {
        LogParts parts = lane.parts;
        if (parts == null) {
            ScanInput input = lane.input;
            parts = input.isWhole()
                    ? LogParts.ofFile(input.name(), input.open())
                    : LogParts.ofStream(input.name(), input.open());
            lane.parts = parts;
        }
        return parts;
    }

    /** The first input at which nobody is and that may be read further; none when there is nothing more to do. */
    private @Nullable Lane awaitTurn() {
        lock.lock();
        try {
            while (!closed && !(open.isEmpty() && unopened == lanes.size())) {
                for (Lane lane : open) {
                    if (!lane.taken && mayGoOn(lane)) {
                        lane.taken = true;
                        return lane;
                    }
                }
                if (open.size() < mostOpen && unopened < lanes.size() && mayGoOn(lanes.get(unopened))) {
                    Lane lane = lanes.get(unopened++);
                    lane.taken = true;
                    open.add(lane);
                    return lane;
                }
                turn.awaitUninterruptibly();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayGoOn(Lane lane) {
        Lane first = lanes.get(current);
        if (lane == first) {
            return lane.places.isEmpty() || lane.size < MOST_AHEAD;
        }
        // Whoever waits for an input that is not all there is missed where there is work to do.
        return lane.input.isWhole() && size - first.size < MOST_AHEAD;
    }

    private void endTurn(Lane lane, Place place) {
        lock.lock();
        try {
            lane.taken = false;
            lane.places.add(place);
            if (place.found != null) {
                open.remove(lane);
                news.signal();
            }
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tell(Lane lane, Place place, LookedPart part) {
        lock.lock();
        try {
            place.found = new Found.Part(requireNonNull(lane.parts), part);
            place.size = part.size();
            lane.size += place.size;
            size += place.size;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops reading. Nobody is left but a thread that waits for an input that cannot be interrupted, such as a pipe in which nothing
     * comes; it ends with the process.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            turn.signalAll();
        } finally {
            lock.unlock();
        }
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(LONGEST_LEAVE);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        lock.lock();
        try {
            lanes.stream().filter(lane -> !lane.taken).forEach(lane -> {
                if (lane.parts != null) {
                    lane.parts.close();
                }
            });
        } finally {
            lock.unlock();
        }
    }
}
