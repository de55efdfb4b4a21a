/**
 * The proof that nobody learns what they may not see: two hubs with the same history, one with more in it, asked the same by
 * someone who may not see the difference.
 */
@NullMarked
package dev.tocsin.hub.worlds;

import org.jspecify.annotations.NullMarked;
