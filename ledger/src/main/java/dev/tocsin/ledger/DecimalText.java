package dev.tocsin.ledger;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sizes and indexes as every format of the log writes them: ASCII decimal without leading zeros. */
public final class DecimalText {

    /** As many digits always fit a {@code long}. */
    private static final Pattern SHAPE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private DecimalText() {}

    /** The number that is written so, from 0 to 10<sup>18</sup> - 1; nothing for any other text. */
    public static OptionalLong parse(String text) {
        return SHAPE.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
