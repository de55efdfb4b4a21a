package dev.tocsin.hub.log;

import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.SignatureLine;
import dev.tocsin.ledger.tree.MerkleTree;
import dev.tocsin.ledger.witness.Cosigning;
import dev.tocsin.ledger.witness.Witness;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The witnesses of a log. What they answer is told when it changes, and not with every beat. */
final class Cosigners implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Cosigners.class.getName());

    private final List<Witness> witnesses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Witness, String> told = new HashMap<>();

    Cosigners(List<LogSettings.WitnessAddress> addresses, Duration patience) {
        this.witnesses = addresses.stream()
                .map(address -> new Witness(address.prefix(), address.keys(), patience))
                .toList();
    }

    /**
     * What came of asking them all.
     *
     * @param lines the cosignatures
     * @param otherHistory whether one has seen a history that this log does not have
     */
    record Outcome(List<SignatureLine> lines, boolean otherHistory) {}

    /** Whether there is anybody to ask. */
    boolean isEmpty() {
        return witnesses.isEmpty();
    }

    /** Asks all at once, each with bounded patience. */
    Outcome cosign(Note checkpoint, Supplier<MerkleTree> tree) throws InterruptedException {
        List<Callable<Cosigning>> questions = witnesses.stream()
                .<Callable<Cosigning>>map(witness -> () -> witness.cosign(checkpoint, tree.get()))
                .toList();
        List<SignatureLine> lines = new ArrayList<>();
        boolean otherHistory = false;
        Iterator<Future<Cosigning>> answers = threads.invokeAll(questions).iterator();
        for (Witness witness : witnesses) {
            switch (answered(witness, answers.next())) {
                case Cosigning.Cosigned(List<SignatureLine> signed) -> {
                    lines.addAll(signed);
                    tell(witness, Level.INFO, witness.address() + " cosigns the log");
                }
                case Cosigning.NotNow(String reason) -> tell(witness, Level.WARNING, "not cosigned: " + reason);
                case Cosigning.OtherHistory(long size) -> {
                    otherHistory = true;
                    tell(
                            witness,
                            Level.ERROR,
                            "the log signs nothing more: " + witness.address()
                                    + " has cosigned another history of it, of "
                                    + size
                                    + " entries, so that entries were lost; put back a newer backup, begin a new log, or"
                                    + " start without this witness if it is wrong");
                }
            }
        }
        return new Outcome(lines, otherHistory);
    }

    private static Cosigning answered(Witness witness, Future<Cosigning> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return new Cosigning.NotNow(witness.address() + " could not be asked: " + e.getCause());
        }
    }

    private void tell(Witness witness, Level level, String what) {
        if (!what.equals(told.put(witness, what))) {
            LOG.log(level, what);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        witnesses.forEach(Witness::close);
    }
}
