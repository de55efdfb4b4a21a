/** Rules against events: what a rule is, what a hit is, and the plain oracle of patterns. */
@NullMarked
package dev.tocsin.match;

import org.jspecify.annotations.NullMarked;
