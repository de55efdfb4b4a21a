package dev.tocsin.share.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mark may only spare a search that finds nothing: the searches themselves are the oracle. */
class MarkTest {

    private static final int TEXTS = 4_000;

    private static final List<String> FRAGMENTS = List.of(
            "-----BEGIN RSA PRIVATE KEY-----MIIE",
            "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2",
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_0123456789abcdefghijABCDEFGHIJ456789",
            "github_pat_" + "a1".repeat(31),
            "glpat-0123456789abcdefghij",
            "sk-ant-0123456789abcdefghij",
            "xoxb-0123456789ab",
            "AIza" + "b2".repeat(18),
            "sk_live_0123456789abcdef",
            "hf_" + "c3".repeat(16),
            "npm_" + "d4".repeat(18),
            "SG.0123456789abcdef.0123456789abcdefghijABCDEFGHIJ",
            "AccountKey=" + "e5".repeat(22) + "==",
            "https://user:pass1@host/",
            "Bearer 0123456789abcdef",
            "PassWord: Tr0ub4dor",
            "api_key = x9x9",
            "ſecret: 12345",
            "anna.muster@example.org",
            "10.1.2.3",
            "GB82 WEST 1234 5698 7654 32",
            "4111-1111 1111 1111",
            "078-05-1120",
            "AB 12 34 56 C",
            "12345678Z",
            "RSSMRA85T10A562S",
            "2 55 08 14 168 025 38",
            "PESEL 44051401359",
            "BSN: 111222333",
            "+41 44 668 18 00",
            "(650) 253-0000",
            "650.253.0000",
            "tel. (044) 668-18",
            "CORP\\jdoe",
            "C:\\Users\\jdoe\\x",
            "/home/jdoe",
            "UserName = jdoe",
            "DESKTOP-A1B2C3",
            "FileServer.Corp",
            "12 North Oak Street, Springfield, IL 62704",
            "Bahnhofstraße 12",
            "Mrs. O'Neil",
            "Reported by: Anna van Muster",
            "contact MaríaÉlan",
            "Ödön Ásel",
            "Anna K. Muster",
            "dear Jean-Luc Ó’Brien",
            "the loader contacted",
            "Cobalt Strike",
            "on port 4433",
            "\n",
            "é",
            "(",
            "-",
            ".");

    private static final List<String> BETWEEN = List.of(" ", "", ", ", "-", ". ", "\n");

    static Stream<Shape> shapes() {
        return FreeText.ALL.stream().map(Shape.class::cast);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whereAShapeOccursItsMarkDoes(Shape shape) {
        Shape everywhere = new Shape(shape.kind(), text -> true, shape.shape(), found -> true);
        SplittableRandom random = new SplittableRandom(11);
        int occurrences = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            boolean occurs = !everywhere.find(text).isEmpty();
            occurrences += occurs ? 1 : 0;
            assertThat(!occurs || shape.mark().test(text))
                    .as("%s is found in: %s", shape.shape(), text)
                    .isTrue();
        }
        assertThat(occurrences).as("texts with %s", shape.shape()).isPositive();
    }

    @Test
    void mostWordsOfAReportAreNotSearched() {
        String text =
                "The loader contacted beacon-a1b2c3d4e5f6.example.top on port 44330 after the lure was opened, 12 minutes"
                        + " before the session. The operator contacted staging-0f9e8d7c6b5a.example.top.";

        assertThat(shapes().filter(shape -> shape.mark().test(text))).isEmpty();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            text.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return text.toString();
    }
}
