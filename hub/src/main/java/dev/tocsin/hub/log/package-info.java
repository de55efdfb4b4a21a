/** The hub's log: its keys, its beat, its files, and the proofs it gives. */
@NullMarked
package dev.tocsin.hub.log;

import org.jspecify.annotations.NullMarked;
