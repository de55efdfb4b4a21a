package dev.tocsin.telemetry;

/**
 * Where an event stands.
 *
 * @param input the file as it was named, or {@code -} for standard input
 * @param record the number of the line, or of the element in an array, counted from 1
 * @param offset the number of bytes before it in the uncompressed input
 */
public record Position(String input, long record, long offset) {}
