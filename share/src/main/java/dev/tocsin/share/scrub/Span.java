package dev.tocsin.share.scrub;

/**
 * A part of a text in which something was found.
 *
 * @param start the first {@code char}
 * @param end behind the last
 */
record Span(Kind kind, int start, int end) {}
