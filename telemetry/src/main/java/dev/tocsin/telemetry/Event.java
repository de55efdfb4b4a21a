package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One telemetry record.
 *
 * <p>The fields are those of the format's JSON form, whatever form they were read from: a row of a Zeek TSV log has
 * the same fields as Zeek's JSON log of the same traffic. The tree is to be read only.
 *
 * @param time when it happened, by the event's own clock; empty where the event does not say
 */
public record Event(LogSource source, Position position, Optional<Instant> time, ObjectNode fields) {}
