package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    /** From RFC 8785, appendix B: the bits of a double and how it is written. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsTheStandardShows(String bits, String written) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalJson.number(new BigDecimal(value))).isEqualTo(written);
    }

    @Test
    void writesANumberThatReadsBackAsTheSameDouble() {
        qt().forAll(longs().all()).check(bits -> {
            double value = Double.longBitsToDouble(bits);
            return !Double.isFinite(value) || Double.parseDouble(CanonicalJson.number(new BigDecimal(value))) == value;
        });
    }

    @Test
    void ordersKeysByTheirUtf16UnitsAndEscapesOnlyWhatMustBe() {
        String json =
                "{\"\\u20ac\":\"Euro\",\"\\r\":\"CR\",\"\\ufb33\":\"Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Smile\","
                        + "\"\\u0080\":\"Control\",\"\\u00f6\":\"o\", \"list\": [56.0, {\"d\": true, \"a\": null}, \"\\u000f/\\\\\\\"\"]}";
        assertThat(CanonicalJson.of(StixJson.read(json)))
                .isEqualTo("{\"\\r\":\"CR\",\"1\":\"One\",\"list\":[56,{\"a\":null,\"d\":true},\"\\u000f/\\\\\\\"\"],"
                        + "\"\u0080\":\"Control\",\"\u00f6\":\"o\",\"\u20ac\":\"Euro\",\"\ud83d\ude00\":\"Smile\","
                        + "\"\ufb33\":\"Dagesh\"}");
        assertThat(CanonicalJson.of(StixJson.read("{}"))).isEqualTo("{}");
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertThatThrownBy(() -> CanonicalJson.of(TextNode.valueOf("\ud800"))).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> CanonicalJson.number(new BigDecimal("1e400"))).hasMessageContaining("1E+400");
    }
}
