/** From text to records: which bytes are one record and where they stand, without reading what they say. */
@NullMarked
package dev.tocsin.telemetry.frame;

import org.jspecify.annotations.NullMarked;
