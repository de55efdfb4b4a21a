package dev.tocsin.hub.log;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tile.GrowingTree;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.share.log.Beat;
import dev.tocsin.share.log.Beats;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The log's files brought to agree with the store: what it has more is written and signed. A store that has less than was signed,
 * or something else, is refused, since what would be signed next could contradict what others have seen.
 */
record FollowedStore(GrowingTree tree, Published published) {

    private static final System.Logger LOG = System.getLogger(FollowedStore.class.getName());

    /** As many at once, to bound what is in memory. */
    private static final int BEATS_AT_ONCE = 4_096;

    private static final String ADVICE =
            "put back the newest backup of the store; or begin a log that nobody can take for this one, with"
                    + " tocsin log renew: members then need its new key, and their receipts keep the old one";

    static FollowedStore follow(Beats beats, LogFolder folder, LogKeys keys, InstantSource clock) {
        Optional<Published> last = folder.checkpoint().map(bytes -> own(bytes, keys, folder));
        last.ifPresent(signed -> requireInStore(signed.checkpoint(), beats, folder));
        GrowingTree tree =
                last.map(signed -> resume(signed.checkpoint(), folder)).orElseGet(GrowingTree::empty);
        List<Beat> more = beats.beats(tree.size(), BEATS_AT_ONCE);
        while (!more.isEmpty()) {
            append(tree, more, folder);
            more = beats.beats(tree.size(), BEATS_AT_ONCE);
        }
        if (last.isPresent() && last.get().size() == tree.size()) {
            return new FollowedStore(tree, last.get());
        }
        Published now = Published.sign(keys, tree, clock.instant());
        folder.writeCheckpoint(now.note().bytes());
        return new FollowedStore(tree, now);
    }

    private static Published own(byte[] bytes, LogKeys keys, LogFolder folder) {
        Note note = Note.parse(bytes);
        try {
            return new Published(new Verifier(keys.verifiers()).checkpoint(note), note);
        } catch (LedgerException e) {
            throw new LedgerException(
                    "the log will not sign: the checkpoint in " + folder.path() + " is not its own: " + e.getMessage(),
                    "put " + LogKeyFile.NAME + " and " + HubLog.FOLDER + "/ back from one and the same backup",
                    e);
        }
    }

    private static void requireInStore(Checkpoint signed, Beats beats, LogFolder folder) {
        if (signed.size() == 0) {
            return;
        }
        long count = beats.count();
        if (count < signed.size()) {
            throw new LedgerException(
                    "the log will not sign: the store has " + count + " beats, and the checkpoint in " + folder.path()
                            + " is of " + signed.size() + ": the store was put back from an older backup",
                    ADVICE);
        }
        Hash stored = beats.beats(signed.size() - 1, 1).getFirst().log();
        if (!stored.equals(signed.root())) {
            throw new LedgerException(
                    "the log will not sign: at " + signed.size() + " beats the store has the root " + stored
                            + ", and the checkpoint in " + folder.path() + " has " + signed.root()
                            + ": the store is of another history",
                    ADVICE);
        }
    }

    /** From the files; from the beginning, if they are not what was signed. */
    private static GrowingTree resume(Checkpoint signed, LogFolder folder) {
        try {
            GrowingTree tree = GrowingTree.resume(folder, signed.size());
            if (tree.root().equals(signed.root())) {
                return tree;
            }
            LOG.log(Level.WARNING, "the files in {0} are not those of their checkpoint: written again", folder.path());
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, () -> "the log is written again from the store: " + e.getMessage());
        }
        return GrowingTree.empty();
    }

    private static void append(GrowingTree tree, List<Beat> beats, LogFolder folder) {
        long due = tree.size();
        for (Beat beat : beats) {
            if (beat.entry() != due++) {
                throw new LedgerException("the log will not sign: the store has no beat " + (due - 1), ADVICE);
            }
        }
        tree.append(beats.stream().map(beat -> beat.root().bytes()).toList()).forEach(folder::write);
        if (!tree.root().equals(beats.getLast().log())) {
            throw new LedgerException(
                    "the log will not sign: the store's beats up to " + (due - 1) + " have not the root that they had",
                    ADVICE);
        }
    }
}
