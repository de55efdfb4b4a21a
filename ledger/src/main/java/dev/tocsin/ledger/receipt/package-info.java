/** Promises and receipts: what a hub gives out, and how it is verified without the hub. */
@NullMarked
package dev.tocsin.ledger.receipt;

import org.jspecify.annotations.NullMarked;
