package dev.tocsin.stix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A STIX timestamp (STIX 2.1 §2.16): RFC 3339 in UTC, to any precision.
 *
 * <p>It keeps the text it was read from. Two timestamps are equal when they name the same moment, however many zeros
 * they are written with.
 */
public final class StixTimestamp implements Comparable<StixTimestamp> {

    private static final Pattern SHAPE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})(?:\\.(\\d{1,64}))?Z");

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
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new StixException("not a timestamp like 2016-01-20T12:31:12.123Z: " + Quoted.of(text));
        }
        try {
            Instant second = Instant.parse(shape.group(1) + "Z");
            String digits = Objects.requireNonNullElse(shape.group(2), "");
            return new StixTimestamp(text, second, withoutTrailingZeros(digits));
        } catch (DateTimeException e) {
            throw new StixException("no such date or time: " + Quoted.of(text), e);
        }
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
