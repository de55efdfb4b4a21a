package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.validate.ContentValidator.Summary;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: every problem is counted, and none of them could move a cursor. */
class ContentValidatorFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void neverFails(byte[] bytes) {
        List<Problem> problems = new ArrayList<>();
        ContentValidator validator = new ContentValidator(problems::add);
        BundleReader reader = BundleReader.of(new ByteArrayInputStream(bytes));
        reader.forEachRemaining(validator::accept);
        Summary summary = validator.finish(reader.header());

        assertThat(summary.errors() + summary.warnings()).isEqualTo(problems.size());
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.toString().chars()).noneMatch(Character::isISOControl));
    }

    static Stream<byte[]> seeds() {
        Stream<String> broken =
                Stream.of("", "{", "[{}]", "7", "{\"type\":\"bundle\",\"objects\":[{\"a\":1,\"a\":2}", "\ud800");
        Stream<String> objects = Samples.minimal().stream().map(sample -> "[" + sample.json() + "]");
        Stream<String> bundles = IntStream.range(0, 20).mapToObj(ContentValidatorFuzzTest::bundle);
        return Stream.of(broken, objects, bundles)
                .flatMap(texts -> texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String bundle(int seed) {
        Random random = new Random(seed);
        return "{\"type\":\"bundle\",\"objects\":[" + Trees.object(random) + "," + Trees.object(random) + "]}";
    }
}
