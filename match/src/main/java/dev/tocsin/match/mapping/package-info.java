/** From telemetry events to STIX cyber-observables, by data: one mapping file per log format. */
@NullMarked
package dev.tocsin.match.mapping;

import org.jspecify.annotations.NullMarked;
