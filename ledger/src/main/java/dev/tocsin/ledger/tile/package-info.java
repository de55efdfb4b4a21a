/** A tree and its entries as static files (C2SP tlog-tiles v0.1.0). */
@NullMarked
package dev.tocsin.ledger.tile;

import org.jspecify.annotations.NullMarked;
