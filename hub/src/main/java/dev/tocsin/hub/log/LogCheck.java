package dev.tocsin.hub.log;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tile.GrowingTree;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.ledger.tile.TileFile;
import dev.tocsin.ledger.tile.TilePath;
import dev.tocsin.ledger.tile.TiledTree;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.log.Beat;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.Kept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole log computed again from its store and compared with its files: every statement with its commitment, every
 * commitment with its beat, every beat with the log, and the log with what was signed.
 *
 * @param beats in the store
 * @param commitments in those beats
 * @param opened those of them whose statement and salt are still there
 * @param published beats in the last checkpoint
 * @param problems what does not agree, one line each, the first {@value #MOST_PROBLEMS}
 */
public record LogCheck(long beats, long commitments, long opened, long published, List<String> problems) {

    static final int MOST_PROBLEMS = 50;

    public LogCheck {
        problems = List.copyOf(problems);
    }

    /** @throws LedgerException if there is no checkpoint, or it is not signed by this log */
    public static LogCheck of(Path data, Beats beats) {
        LogFolder folder = new LogFolder(data.resolve(HubLog.FOLDER));
        Note note = Note.parse(folder.checkpoint()
                .orElseThrow(() -> new LedgerException(
                        "no checkpoint in " + folder.path(),
                        "start the hub once: it writes the log again from the store")));
        Checkpoint signed = new Verifier(LogKeyFile.read(data).verifiers()).checkpoint(note);
        return new Computation(beats, folder, signed).check();
    }

    private static final class Computation {

        private final Beats beats;
        private final LogFolder folder;
        private final Checkpoint signed;
        private final GrowingTree tree = GrowingTree.empty();
        private final List<String> problems = new ArrayList<>();
        private long commitments;
        private long opened;

        Computation(Beats beats, LogFolder folder, Checkpoint signed) {
            this.beats = beats;
            this.folder = folder;
            this.signed = signed;
        }

        LogCheck check() {
            if (signed.size() == 0) {
                compareWithSigned();
            }
            List<Beat> some = beats.beats(0, TilePath.FULL_WIDTH);
            while (!some.isEmpty()) {
                some.forEach(this::checkBeat);
                some = beats.beats(tree.size(), TilePath.FULL_WIDTH);
            }
            if (tree.size() < signed.size()) {
                problem("the store has " + tree.size() + " beats, and " + signed.size() + " were published");
            }
            return new LogCheck(tree.size(), commitments, opened, signed.size(), problems);
        }

        private void checkBeat(Beat beat) {
            Map<Integer, Hash> inBeat = beats.commitments(beat.entry());
            commitments += inBeat.size();
            for (Kept kept : beats.keptFrom(beat.entry(), 1)) {
                Optional<Hash> stored = kept.place().map(place -> inBeat.get(place.slot()));
                opened += kept.opening().isPresent() ? 1 : 0;
                if (!kept.opening()
                        .map(Opening::commitment)
                        .map(Optional::of)
                        .orElse(stored)
                        .equals(stored)) {
                    problem("beat " + beat.entry() + ": the statement of " + kept.id()
                            + " is not the one committed to");
                }
            }
            Hash root = BeatTree.of(beat.secret(), inBeat).root();
            if (!root.equals(beat.root())) {
                problem("beat " + beat.entry() + ": its commitments have the root " + root + ", not " + beat.root());
            }
            List<TileFile> files = tree.append(List.of(beat.root().bytes()));
            if (!tree.root().equals(beat.log())) {
                problem("beat " + beat.entry() + ": the log that ends with it has the root " + tree.root() + ", not "
                        + beat.log());
            }
            if (tree.size() <= signed.size()) {
                boolean last = tree.size() == signed.size();
                files.stream()
                        .filter(file -> last || file.path().width() == TilePath.FULL_WIDTH)
                        .forEach(this::compare);
            }
            if (tree.size() == signed.size()) {
                compareWithSigned();
            }
        }

        private void compare(TileFile file) {
            // A partial bundle goes when it becomes full, which the hub may do meanwhile.
            Optional<byte[]> there = folder.find(file.path()).or(() -> beginningOfFull(file));
            if (there.isEmpty()) {
                problem("the file " + file.path() + " is not there");
            } else if (!Arrays.equals(there.get(), file.bytes())) {
                problem("the file " + file.path() + " does not have what the store has");
            }
        }

        private Optional<byte[]> beginningOfFull(TileFile file) {
            return folder.find(file.path().full())
                    .map(full -> Arrays.copyOf(full, Math.min(full.length, file.bytes().length)));
        }

        /** The tree read from the files, which has the partial tiles in it, and what was signed of it. */
        private void compareWithSigned() {
            if (!tree.root().equals(signed.root())) {
                problem("the checkpoint of " + signed.size() + " beats has the root " + signed.root()
                        + ", and the store " + tree.root());
            }
            try {
                Hash filed = TiledTree.of(folder, signed.size()).root();
                if (!filed.equals(signed.root())) {
                    problem("the files have the root " + filed + ", and the checkpoint " + signed.root());
                }
            } catch (LedgerException e) {
                problem(e.getMessage());
            }
        }

        private void problem(String what) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(what);
            }
        }
    }
}
