package dev.tocsin.taxii;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How TAXII writes a moment (TAXII 2.1 §2): RFC 3339 in UTC with six digits of fraction. */
public final class TaxiiTimestamp {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TaxiiTimestamp() {}

    /** The moment cut to microseconds. */
    public static String write(Instant moment) {
        return MICROSECONDS.format(moment);
    }

    /**
     * Reads a moment written with any number of digits.
     *
     * @throws StixException if the text is not an RFC 3339 time in UTC
     */
    public static Instant read(String text) {
        return StixTimestamp.parse(text).toInstant();
    }
}
