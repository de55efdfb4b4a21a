/** The compiled engine: many rules asked at once of the bytes of an event. */
@NullMarked
package dev.tocsin.match.engine;

import org.jspecify.annotations.NullMarked;
