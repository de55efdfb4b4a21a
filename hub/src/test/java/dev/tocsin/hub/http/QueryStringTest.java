package dev.tocsin.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.maps;
import static org.quicktheories.generators.SourceDSL.strings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class QueryStringTest {

    /** Half of a surrogate pair has no form in UTF-8. */
    private static final Gen<String> TEXTS = strings()
            .basicMultilingualPlaneAlphabet()
            .ofLengthBetween(0, 12)
            .map(text -> text.replaceAll("[\\ud800-\\udfff]", "&"));

    @Test
    void whatWasEncodedComesBack() {
        qt().forAll(maps().of(TEXTS, TEXTS).ofSizeBetween(0, 6)).checkAssert(parameters -> {
            String raw = parameters.entrySet().stream()
                    .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                    .collect(Collectors.joining("&"));

            assertThat(QueryString.parse(raw).parameters()).isEqualTo(parameters);
        });
    }

    @Test
    void anyTextIsReadOrABadRequest() {
        Gen<String> hostile = strings().betweenCodePoints(0x20, 0x7f).ofLengthBetween(0, 30);
        qt().forAll(hostile.map(text -> text.replace('a', '%').replace('b', '&').replace('c', '=')))
                .checkAssert(raw -> {
                    Throwable thrown = catchThrowable(() -> QueryString.parse(raw));
                    if (thrown != null) {
                        assertThat(thrown)
                                .isInstanceOfSatisfying(
                                        ProblemException.class,
                                        e -> assertThat(e.problem()).isEqualTo(Problem.BAD_REQUEST));
                    }
                });
    }

    @Test
    void aNameThatStandsTwiceOrABrokenEscapeIsQuoted() {
        assertThatThrownBy(() -> QueryString.parse("a=1&b=2&%61=3"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the parameter \"a\" stands more than once");
        assertThatThrownBy(() -> QueryString.parse("a=%zz"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a broken escape in the address: \"%zz\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
