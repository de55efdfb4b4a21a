/** Signed notes, checkpoints, cosignatures and the keys that make and verify them (C2SP). */
@NullMarked
package dev.tocsin.ledger.note;

import org.jspecify.annotations.NullMarked;
