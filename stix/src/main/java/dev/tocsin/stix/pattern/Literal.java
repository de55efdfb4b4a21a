package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;

/** A constant in a pattern (STIX 2.1 §9.2). */
public sealed interface Literal {

    /** {@code 'text'}, with its escapes undone. */
    record Text(String value) implements Literal {}

    /** {@code 42}. */
    record Whole(BigInteger value) implements Literal {}

    /** {@code 1.5}; always with a digit after the point, so that it stays a float when it is written. */
    record Decimal(BigDecimal value) implements Literal {
        public Decimal {
            value = value.scale() < 1 ? value.setScale(1) : value;
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements Literal {}

    /** {@code t'2016-01-01T00:00:00Z'}. */
    record Timestamp(StixTimestamp value) implements Literal {}

    /** {@code h'ffd8'} or {@code b'/9g='}: bytes, held as lower-case hexadecimal digits. */
    record Bytes(String hex) implements Literal {
        public Bytes {
            HexFormat.of().parseHex(hex);
        }
    }
}
