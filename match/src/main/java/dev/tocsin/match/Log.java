package dev.tocsin.match;

import dev.tocsin.match.mapping.Carried;
import dev.tocsin.telemetry.LogSource;

/** A log and what it can carry at most. */
record Log(LogSource source, Carried carried) {}
