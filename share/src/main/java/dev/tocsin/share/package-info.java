/** Members, channels, terms and the sharing decision; no I/O. */
@NullMarked
package dev.tocsin.share;

import org.jspecify.annotations.NullMarked;
