package dev.tocsin.sigma;

/**
 * Where a document was read.
 *
 * @param file as the reader was given it
 * @param line of its first key, from 1
 */
public record Origin(String file, int line) {}
