/** From a file as it lies on disk to its text: decompression and character encoding, as a stream. */
@NullMarked
package dev.tocsin.telemetry.bytes;

import org.jspecify.annotations.NullMarked;
