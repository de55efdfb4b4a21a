package dev.tocsin.exercise.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioTest {

    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
    private static final Pattern FOR_EXAMPLES = Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\..*");

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path folder) throws IOException {
        List<Path> once = Scenario.write(Scenario.of(7).all(), folder.resolve("once"));
        List<Path> again = Scenario.write(Scenario.of(7).all(), folder.resolve("again"));
        for (int i = 0; i < once.size(); i++) {
            assertThat(Files.mismatch(once.get(i), again.get(i)))
                    .as(once.get(i).toString())
                    .isEqualTo(-1);
        }
        assertThat(ModelWorksReport.bundle(7)).isEqualTo(ModelWorksReport.bundle(7));
    }

    @Test
    void anotherSeedGivesAnotherDay() {
        assertThat(texts(Scenario.of(8).ordinary()))
                .isNotEqualTo(texts(Scenario.of(7).ordinary()));
        assertThat(ModelWorksReport.bundle(8)).isNotEqualTo(ModelWorksReport.bundle(7));
    }

    @Test
    void aDayHasTensOfThousandsOfRecordsInTheOrderOfTime() {
        Scenario scenario = Scenario.of(Scenario.DEFAULT_SEED);
        assertThat(scenario.ordinary().size()).isBetween(20_000, 60_000);
        assertThat(scenario.intrusion().size()).isBetween(500, 3_000);
        assertThat(scenario.all().stream().map(LogLine::at)).isSorted();
        assertThat(scenario.hosts()).isEqualTo(35);
    }

    @Test
    void everyRecordSaysThatItIsGeneratedAndByWhichSeed() {
        assertThat(Scenario.of(3).all())
                .allSatisfy(line ->
                        assertThat(line.fields().path("generated_by").asText()).isEqualTo("tocsin exercise --seed 3"));
    }

    @Test
    void onlyPrivateAddressesAndThoseForExamplesOccur() {
        List<String> strange = new ArrayList<>();
        for (LogLine line : Scenario.of(Scenario.DEFAULT_SEED).all()) {
            Matcher found = ADDRESS.matcher(line.fields().toString());
            while (found.find()) {
                if (!found.group().startsWith("10.0.")
                        && !FOR_EXAMPLES.matcher(found.group()).matches()) {
                    strange.add(found.group());
                }
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void theProbingReachesThirtyFourComputersAtSeveralRequestsASecond() {
        Scenario scenario = Scenario.of(Scenario.DEFAULT_SEED);
        Act probing = scenario.acts().stream()
                .filter(act -> act.foundBy().equals(ModelWorksReport.RECONNAISSANCE))
                .findFirst()
                .orElseThrow();
        List<LogLine> inTenSeconds = scenario.intrusion().stream()
                .filter(line -> line.file() == LogFile.CONN)
                .filter(line -> !line.at().isBefore(probing.at())
                        && line.at().isBefore(probing.at().plusSeconds(10)))
                .toList();
        assertThat(inTenSeconds.size()).isBetween(50, 110);
        long reached = scenario.intrusion().stream()
                .filter(line -> line.file() == LogFile.CONN
                        && line.fields().path("orig_pkts").asLong() == 1
                        && !line.fields().path("conn_state").asText().equals("SF"))
                .map(line -> line.fields().path("id.resp_h").asText())
                .distinct()
                .count();
        assertThat(reached).isEqualTo(34);
    }

    @Test
    void everyObjectOfTheReportIsStixAndMarkedGreen() {
        JsonNode bundle = StixJson.read(ModelWorksReport.bundle(Scenario.DEFAULT_SEED));
        assertThat(bundle.path("objects")).isNotEmpty().allSatisfy(node -> {
            StixObject object = StixObject.of(node);
            if (!object.type().equals("marking-definition")) {
                assertThat(object.texts("object_marking_refs"))
                        .as(object.type())
                        .containsExactly("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb");
            }
        });
    }

    @Test
    void everyReferenceInTheReportPointsToAnObjectInIt() {
        JsonNode bundle = StixJson.read(ModelWorksReport.bundle(Scenario.DEFAULT_SEED));
        List<String> ids = bundle.path("objects").findValuesAsText("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (JsonNode object : bundle.path("objects")) {
            for (String property : List.of("created_by_ref", "source_ref", "target_ref")) {
                if (object.has(property)) {
                    assertThat(ids).as(property).contains(object.path(property).asText());
                }
            }
            object.path("object_refs").forEach(ref -> assertThat(ids).contains(ref.asText()));
        }
    }

    @Test
    void everyActIsFoundByAnIndicatorThatIsInTheReport() {
        List<String> titles = Known.ALL.stream().map(Known::title).toList();
        assertThat(Scenario.of(Scenario.DEFAULT_SEED).acts())
                .extracting(Act::foundBy)
                .allSatisfy(title -> assertThat(titles).contains(title));
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(line -> line.fields().toString()).toList();
    }
}
