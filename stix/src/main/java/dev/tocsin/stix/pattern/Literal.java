package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import java.math.BigDecimal;
import java.util.HexFormat;

/** A constant in a pattern (STIX 2.1 §9.5). */
public sealed interface Literal {

    /** {@code 'text'}, with its escapes undone. */
    record Text(String value) implements Literal {}

    /** {@code 42}. */
    record Whole(java.math.BigInteger value) implements Literal {}

    /** {@code 1.5}. */
    record Decimal(BigDecimal value) implements Literal {}

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
