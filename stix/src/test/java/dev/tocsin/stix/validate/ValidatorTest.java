package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.validate.Samples.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ValidatorTest {

    @Test
    void knowsEveryTypeOfTheSpecification() {
        // 19 domain, 2 relationship, 18 cyber-observable and 3 meta objects
        assertThat(Catalogue.types()).hasSize(42).noneMatch(type -> ObjectKind.of(type) == ObjectKind.CUSTOM);
        assertThat(Samples.minimal()).extracting(Sample::type).containsExactlyInAnyOrderElementsOf(Catalogue.types());
    }

    @TestFactory
    Stream<DynamicTest> findsNothingWrongWithTheLeastThatAnObjectCanBe() {
        return Samples.minimal().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.type(),
                        () -> assertThat(Samples.problems(sample.json())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> missesEachPropertyOfTheLeastThatAnObjectCanBe() {
        return Samples.minimal().stream()
                .flatMap(sample -> names(sample.json()).stream()
                        .map(name -> DynamicTest.dynamicTest(sample.type() + " without " + name, () -> {
                            ObjectNode without = sample.json().deepCopy();
                            without.remove(name);
                            missed(sample, name, Samples.problems(without));
                        })));
    }

    private static void missed(Sample sample, String name, List<Problem> problems) {
        boolean common = Set.of("type", "id", "spec_version", "created", "modified", "created_by_ref")
                .contains(name);
        String section = "STIX 2.1 §" + (common ? "3.2" : sample.section());

        // Where another property would have done as well, it is the object as a whole that lacks something.
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.path()).isIn(name, "");
            assertThat(problem.section()).hasToString(section);
            assertThat(problem.value()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> tellsEachDefect() {
        return Samples.rows("defects.txt").stream().map(row -> {
            String[] cells = row.split("\\s*\\|\\s?", -1);
            return DynamicTest.dynamicTest(cells[0], () -> defect(cells));
        });
    }

    private static void defect(String[] cells) {
        Severity severity = Severity.valueOf(cells[3].strip().toUpperCase(Locale.ROOT));
        List<Problem> problems = Samples.problems(Samples.patched(cells[1], cells[2]));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.path()).isEqualTo(cells[4].strip());
            assertThat(problem.section()).hasToString("STIX 2.1 §" + cells[5].strip());
            assertThat(problem.message()).contains(cells[6].strip());
        });
        if (severity == Severity.WARNING) {
            assertThat(problems).noneMatch(Problem::isError);
        }
    }

    @TestFactory
    Stream<DynamicTest> findsNothingWrongWithSoundVariants() {
        return Samples.rows("sound-variants.txt").stream().map(row -> {
            String[] cells = row.split("\\s*\\|\\s*", 3);
            return DynamicTest.dynamicTest(
                    cells[0],
                    () -> assertThat(Samples.problems(Samples.patched(cells[1], cells[2])))
                            .isEmpty());
        });
    }

    @Test
    void refusesNullForEveryPropertyOfEveryType() {
        for (Sample sample : Samples.minimal()) {
            for (String name : names(sample.json())) {
                ObjectNode withNull = sample.json().deepCopy();
                withNull.putNull(name);

                assertThat(Samples.problems(withNull))
                        .as("%s with %s null", sample.type(), name)
                        .anyMatch(problem -> problem.isError() && problem.path().equals(name));
            }
        }
    }

    @Test
    void showsLongAndHostileValuesShortAndHarmless() {
        String hostile = "\u001b[31m" + "x".repeat(100_000);
        ObjectNode object = Samples.minimal("tool");
        object.put("lang", hostile).put(hostile, 1).put("type", hostile);

        assertThat(Samples.problems(object)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.toString()).hasSizeLessThan(700).doesNotContain("\u001b");
        });
    }

    @Test
    void saysWhatIsNoObjectAtAll() {
        assertThat(Samples.problems(TextNode.valueOf("indicator")))
                .singleElement()
                .hasToString("error: must be a STIX object: \"indicator\" [STIX 2.1 §8]");
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThat(Samples.problems(Samples.minimal("tool").put("name", "a\ud800")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("half a surrogate pair"));
    }

    @Test
    void comparesNumbersOfAnySizeAtOnce() {
        ObjectNode object = Samples.minimal("observed-data");
        object.set("number_observed", StixJson.mapper().getNodeFactory().numberNode(new BigDecimal("1e999999")));

        assertThat(Samples.problems(object))
                .anyMatch(problem -> problem.path().equals("number_observed") && problem.isError());
    }

    @Test
    void neverThrowsWhateverTheTree() {
        qt().withExamples(5_000).forAll(Trees.objects()).checkAssert(tree -> {
            for (Problem problem : Samples.problems(tree)) {
                assertThat(problem.message()).isNotEmpty();
                assertThat(problem.section().number()).isNotEmpty();
            }
        });
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
