package dev.tocsin.telemetry.frame;

/**
 * Where a record begins.
 *
 * @param line the number of its first line, counted from 1
 * @param element its number in the list it stands in, counted from 1; 0 where it stands in none
 * @param offset the number of bytes before it
 */
public record Place(long line, long element, long offset) {}
