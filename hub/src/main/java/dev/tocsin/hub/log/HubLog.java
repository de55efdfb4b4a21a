package dev.tocsin.hub.log;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Promise;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Receipt;
import dev.tocsin.ledger.tile.Disk;
import dev.tocsin.ledger.tile.GrowingTree;
import dev.tocsin.ledger.tile.LogFolder;
import dev.tocsin.ledger.tile.TileFile;
import dev.tocsin.ledger.tile.TilePath;
import dev.tocsin.ledger.tile.TiledTree;
import dev.tocsin.share.log.Beat;
import dev.tocsin.share.log.Beats;
import dev.tocsin.share.log.Kept;
import dev.tocsin.share.log.LogWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hub's log. The store is what is true, and the files follow it, the checkpoint last: wherever the process stopped, the
 * next start writes what is missing and signs it.
 */
public final class HubLog {

    /** The folder of its files, in the data folder. */
    public static final String FOLDER = "log";

    private final Beats beats;
    private final LogWriter writer;
    private final LogFolder folder;
    private final LogKeys keys;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Not there after a failure in the middle of a beat: the next one then begins by following the store again. */
    private @Nullable GrowingTree tree;

    private volatile Published published;
    private volatile boolean signing = true;

    private HubLog(
            Beats beats,
            LogWriter writer,
            LogFolder folder,
            LogKeys keys,
            InstantSource clock,
            FollowedStore followed) {
        this.beats = beats;
        this.writer = writer;
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
        this.tree = followed.tree();
        this.published = followed.published();
    }

    /**
     * Opens the log of a data folder, or begins one, and brings its files to agree with the store.
     *
     * @throws dev.tocsin.ledger.LedgerException if it cannot be read or written, or if the store has not all that was ever
     *     signed: nothing is signed then
     */
    public static HubLog open(Path data, Beats beats, LogWriter writer, InstantSource clock) {
        return open(data, beats, writer, clock, Disk.REAL);
    }

    /** As above, with its files on another disk. */
    static HubLog open(Path data, Beats beats, LogWriter writer, InstantSource clock, Disk disk) {
        LogFolder folder = new LogFolder(data.resolve(FOLDER), disk);
        LogKeys keys = LogKeyFile.in(data, writer);
        return new HubLog(beats, writer, folder, keys, clock, FollowedStore.follow(beats, folder, keys, clock));
    }

    /**
     * Ends a beat, whichever node ended the last one: the log grows by one entry, whatever happened.
     *
     * @throws RuntimeException if the store or the disk fails; the next beat goes on where this one stopped
     */
    public void beat() {
        beat(Duration.ZERO);
    }

    /**
     * Ends a beat if that is for this node to do, and publishes those that another one has ended.
     *
     * @param patience for how long the node whose turn it was may be silent
     * @throws RuntimeException as {@link #beat()}
     */
    synchronized void beat(Duration patience) {
        if (!signing) {
            return;
        }
        boolean mine = writer.takeTurn(patience);
        GrowingTree edge = mine && tree != null ? tree : follow();
        tree = null;
        if (!mine) {
            return;
        }
        // Where it does not end, another node has ended some since this one last looked.
        if (!end(edge)) {
            edge = follow();
            if (!end(edge)) {
                return;
            }
        }
        tree = edge;
    }

    private GrowingTree follow() {
        FollowedStore followed = FollowedStore.follow(beats, folder, keys, clock);
        published = followed.published();
        return followed.tree();
    }

    private boolean end(GrowingTree edge) {
        List<TileFile> files = new ArrayList<>();
        Optional<Beat> ended = beats.end(edge.size(), BeatSecret.random(random), clock.instant(), root -> {
            files.addAll(edge.append(List.of(root.bytes())));
            return edge.root();
        });
        if (ended.isEmpty()) {
            return false;
        }
        files.forEach(folder::write);
        published = Published.sign(keys, edge, clock.instant());
        folder.writeCheckpoint(published.note().bytes());
        return true;
    }

    /** Lets another node of the hub end the next beat. */
    void handOver() {
        writer.handOver();
    }

    /** What anyone can see of the log at the moment. */
    Published published() {
        return published;
    }

    /**
     * Asks witnesses to cosign what is published, and publishes their signatures with it unless the log has grown meanwhile. A
     * beat does not wait for it.
     */
    void cosign(Cosigners cosigners) throws InterruptedException {
        Published asked = published;
        take(asked, cosigners.cosign(asked.note(), () -> TiledTree.of(folder, asked.size())));
    }

    private synchronized void take(Published asked, Cosigners.Outcome outcome) {
        signing = signing && !outcome.otherHistory();
        if (!outcome.lines().isEmpty() && published.size() == asked.size()) {
            published = new Published(asked.checkpoint(), asked.note().with(outcome.lines()));
            folder.writeCheckpoint(published.note().bytes());
        }
    }

    /**
     * The receipt of what is kept, or until its beat the promise of one. Nothing if there is no receipt yet and this log has
     * stopped signing, or if the statement was destroyed.
     */
    public Optional<Proof> proof(Kept kept) {
        Published now = published;
        return kept.opening().flatMap(opening -> {
            Optional<Proof> receipt =
                    kept.place().filter(place -> place.entry() < now.size()).map(place -> receipt(opening, place, now));
            return receipt.or(() -> signing ? Optional.of(promise(opening, kept.byEntry())) : Optional.empty());
        });
    }

    private Proof receipt(Opening opening, Kept.Place place, Published now) {
        Beat beat = beats.beats(place.entry(), 1).getFirst();
        BeatTree slots = BeatTree.of(beat.secret(), beats.commitments(place.entry()));
        return new Receipt(
                opening,
                place.slot(),
                slots.path(place.slot()),
                place.entry(),
                TiledTree.of(folder, now.size()).inclusion(place.entry()).path(),
                now.note());
    }

    private Proof promise(Opening opening, long byEntry) {
        return Promise.sign(opening, byEntry, keys.ed25519(), clock.instant());
    }

    /** What its signatures are verified with. */
    public List<VerifierKey> keys() {
        return keys.verifiers();
    }

    /** The last checkpoint, as it is served. */
    public Note checkpoint() {
        return published.note();
    }

    /** One of its immutable files, as it is served; nothing if it has none of that name. */
    public Optional<byte[]> file(TilePath path) {
        return folder.find(path);
    }
}
