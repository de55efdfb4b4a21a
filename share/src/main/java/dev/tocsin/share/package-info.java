/** What members share and on whose decision: the one door that every reader and writer comes in through. No I/O. */
@NullMarked
package dev.tocsin.share;

import org.jspecify.annotations.NullMarked;
