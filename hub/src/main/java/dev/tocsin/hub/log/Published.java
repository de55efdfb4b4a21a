package dev.tocsin.hub.log;

import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.tile.GrowingTree;
import java.time.Instant;

/** A checkpoint and what signs it. */
record Published(Checkpoint checkpoint, Note note) {

    /** The tree as it is, signed now. */
    static Published sign(LogKeys keys, GrowingTree tree, Instant now) {
        Checkpoint checkpoint = new Checkpoint(keys.origin(), tree.size(), tree.root());
        return new Published(checkpoint, keys.sign(checkpoint, now));
    }

    long size() {
        return checkpoint.size();
    }
}
