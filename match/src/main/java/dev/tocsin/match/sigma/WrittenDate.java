package dev.tocsin.match.sigma;

import dev.tocsin.sigma.detection.TimeUnit;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.Optional;

/**
 * A date, perhaps with a time of day, as a log writes it. A zone is stepped over: the time modifiers are not meant to
 * convert between zones (Sigma modifiers appendix, Time Modifiers).
 */
public record WrittenDate(TemporalAccessor date) {

    private static final int LONGEST = 64;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendOptional(timeAfter('T'))
            .appendOptional(timeAfter(' '))
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static DateTimeFormatter timeAfter(char separator) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendLiteral(separator)
                .appendPattern("HH:mm[:ss]")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern("[' '][XXX][XX]")
                .toFormatter(Locale.ROOT);
    }

    /** Empty if the text is none. */
    public static Optional<WrittenDate> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WrittenDate(FORMAT.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty(); // the parser's way of saying no
        }
    }

    /** A part of it; empty where it was not written. */
    public Optional<Integer> part(TimeUnit unit) {
        TemporalField field = switch (unit) {
            case MINUTE -> ChronoField.MINUTE_OF_HOUR;
            case HOUR -> ChronoField.HOUR_OF_DAY;
            case DAY -> ChronoField.DAY_OF_MONTH;
            case WEEK -> IsoFields.WEEK_OF_WEEK_BASED_YEAR;
            case MONTH -> ChronoField.MONTH_OF_YEAR;
            case YEAR -> ChronoField.YEAR;
        };
        return date.isSupported(field) ? Optional.of(date.get(field)) : Optional.empty();
    }
}
