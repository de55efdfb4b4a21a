package dev.tocsin.ledger.receipt;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.tile.GrowingTree;
import dev.tocsin.ledger.tile.MemoryTiles;
import dev.tocsin.ledger.tile.TiledTree;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.ledger.tree.MerkleTree;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole log in memory. */
public final class SmallLog {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    public final LogKeys keys = LogKeys.generate();

    private final SecureRandom random = new SecureRandom();
    private final MemoryTiles files = new MemoryTiles();
    private final GrowingTree growing = GrowingTree.empty();
    private final List<BeatTree> beats = new ArrayList<>();

    /** One beat with these in it, in the slots that come back. */
    public List<Integer> beat(Opening... openings) {
        BeatSecret secret = BeatSecret.random(random);
        List<Integer> slots = BeatTree.slots(secret, openings.length);
        Map<Integer, Hash> commitments = new HashMap<>();
        for (int i = 0; i < openings.length; i++) {
            commitments.put(slots.get(i), openings[i].commitment());
        }
        BeatTree tree = BeatTree.of(secret, commitments);
        beats.add(tree);
        files.write(growing.append(List.of(tree.root().bytes())));
        return slots;
    }

    public MerkleTree tree() {
        return TiledTree.of(files, growing.size());
    }

    public Note checkpoint() {
        return keys.sign(new Checkpoint(keys.origin(), growing.size(), growing.root()), NOON);
    }

    Receipt receipt(Opening opening, int entry, int slot) {
        return new Receipt(
                opening,
                slot,
                beats.get(entry).path(slot),
                entry,
                tree().inclusion(entry).path(),
                checkpoint());
    }
}
