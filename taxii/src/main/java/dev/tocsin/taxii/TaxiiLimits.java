package dev.tocsin.taxii;

import java.time.Duration;

/**
 * How long a client waits and how much it takes.
 *
 * @param connectTimeout until a connection stands
 * @param answerTimeout until the head of an answer is there
 * @param bodyTimeout until the whole of an answer is there
 * @param maxPageBytes the longest page of objects
 * @param maxPages the most pages of one collection
 */
public record TaxiiLimits(
        Duration connectTimeout, Duration answerTimeout, Duration bodyTimeout, long maxPageBytes, long maxPages) {

    public static final TaxiiLimits DEFAULT = new TaxiiLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5), 256L << 20, 1_000_000);
}
