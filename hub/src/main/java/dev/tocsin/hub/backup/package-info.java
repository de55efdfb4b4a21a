/** A data folder in one file, and back. */
@NullMarked
package dev.tocsin.hub.backup;

import org.jspecify.annotations.NullMarked;
