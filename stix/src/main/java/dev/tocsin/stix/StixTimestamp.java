package dev.tocsin.stix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A STIX timestamp (STIX 2.1 §2.16): RFC 3339 in UTC, to any precision.
 *
 * <p>It keeps the text it was read from. Two timestamps are equal when they name the same moment, however many zeros
 * they are written with.
 */
public final class StixTimestamp implements Comparable<StixTimestamp> {

    /** As long as "2016-01-20T12:31:12". */
    private static final int SECONDS_END = 19;

    private static final int MOST_FRACTION_DIGITS = 64;

    private final String text;
    private final Instant second;
    private final String fraction;

    private StixTimestamp(String text, Instant second, String fraction) {
        this.text = text;
        this.second = second;
        this.fraction = fraction;
    }

    /**
     * Reads a timestamp.
     *
     * @throws StixException if the text is not an RFC 3339 time in UTC written with {@code T} and {@code Z}
     */
    public static StixTimestamp parse(String text) {
        if (!hasShape(text)) {
            throw new StixException("not a timestamp like 2016-01-20T12:31:12.123Z: " + Quoted.of(text));
        }
        try {
            String digits = text.substring(Math.min(SECONDS_END + 1, text.length() - 1), text.length() - 1);
            return new StixTimestamp(text, second(text), withoutTrailingZeros(digits));
        } catch (DateTimeException e) {
            throw new StixException("no such date or time: " + Quoted.of(text), e);
        }
    }

    private static Instant second(String text) {
        int hour = number(text, 11, 13);
        int second = number(text, 17, SECONDS_END);
        if (hour > 23 || second > 59) {
            // The end of a day and leap seconds: the library knows which of them there are.
            return Instant.parse(text.substring(0, SECONDS_END) + "Z");
        }
        return LocalDateTime.of(
                        number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), hour, number(text, 14, 16), second)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Digits where the standard has digits: timestamps are read for every record, too often for a regular expression. */
    private static boolean hasShape(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z' || !hasSeconds(text)) {
            return false;
        }
        int fraction = end - SECONDS_END - 1;
        return end == SECONDS_END
                || (text.charAt(SECONDS_END) == '.'
                        && fraction >= 1
                        && fraction <= MOST_FRACTION_DIGITS
                        && areDigits(text, SECONDS_END + 1, end));
    }

    private static boolean hasSeconds(String text) {
        return areDigits(text, 0, 4)
                && text.charAt(4) == '-'
                && areDigits(text, 5, 7)
                && text.charAt(7) == '-'
                && areDigits(text, 8, 10)
                && text.charAt(10) == 'T'
                && areDigits(text, 11, 13)
                && text.charAt(13) == ':'
                && areDigits(text, 14, 16)
                && text.charAt(16) == ':'
                && areDigits(text, 17, SECONDS_END);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The timestamp of an instant, written with three digits of fraction or as many as the instant needs. */
    public static StixTimestamp of(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        String nanos = withoutTrailingZeros("%09d".formatted(ChronoUnit.NANOS.between(second, instant)));
        String written = nanos + "0".repeat(Math.max(0, 3 - nanos.length()));
        String whole = second.toString();
        return new StixTimestamp(whole.substring(0, whole.length() - 1) + "." + written + "Z", second, nanos);
    }

    /** The instant, cut to nanoseconds. */
    public Instant toInstant() {
        String nanos = (fraction + "000000000").substring(0, 9);
        return second.plusNanos(Long.parseLong(nanos));
    }

    @Override
    public int compareTo(StixTimestamp other) {
        int bySecond = second.compareTo(other.second);
        // Digits after the point compare like text once trailing zeros are gone.
        return bySecond != 0 ? bySecond : fraction.compareTo(other.fraction);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StixTimestamp that && second.equals(that.second) && fraction.equals(that.fraction);
    }

    @Override
    public int hashCode() {
        return Objects.hash(second, fraction);
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
