/** Millions of indicators, and which of them the values of an event could be. */
@NullMarked
package dev.tocsin.match.indicator;

import org.jspecify.annotations.NullMarked;
