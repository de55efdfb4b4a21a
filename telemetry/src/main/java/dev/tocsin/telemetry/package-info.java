/** Log formats: recognise, frame, read fields. */
@NullMarked
package dev.tocsin.telemetry;

import org.jspecify.annotations.NullMarked;
