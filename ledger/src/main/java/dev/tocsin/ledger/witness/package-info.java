/** Asking a witness to cosign a checkpoint (C2SP tlog-witness). */
@NullMarked
package dev.tocsin.ledger.witness;

import org.jspecify.annotations.NullMarked;
