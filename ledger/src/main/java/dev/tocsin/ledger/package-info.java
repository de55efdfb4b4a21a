/** An append-only log that anyone can check, and what every part of it shares. */
@NullMarked
package dev.tocsin.ledger;

import org.jspecify.annotations.NullMarked;
