/** One executable, tocsin. */
@NullMarked
package dev.tocsin.cli;

import org.jspecify.annotations.NullMarked;
