package dev.tocsin.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.exercise.scenario.Act;
import dev.tocsin.exercise.scenario.LogLine;
import dev.tocsin.exercise.scenario.ModelWorksReport;
import dev.tocsin.exercise.scenario.Scenario;
import dev.tocsin.guard.Rulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExerciseTest {

    @TempDir
    private Path folder;

    @Test
    void theStoryComesOutAsItMustOnRealParts() throws InterruptedException {
        StringWriter told = new StringWriter();
        new Exercise(new PrintWriter(told), false, folder, Scenario.DEFAULT_SEED, InstantSource.system()).play();
        assertThat(told.toString())
                .contains("All traffic, names and addresses are generated (seed 1).")
                .contains("The computer 10.0.4.12 (reception-2), on 2 November 2026")
                .contains("asked for the name \"patient-forms-cdn.example\"")
                .contains("Model Works reported this on 2 November 2026 as a sign of \"Quiet Harbor\"")
                .contains("11 of its indicators were seen in a hospital")
                .contains("404, byte for byte the same")
                .contains("The exercise came out as it must.")
                .doesNotContain("FAILED")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, -7})
    void everyActIsFoundAndNoOtherComputerIsBlamed(long seed) throws IOException {
        Scenario scenario = Scenario.of(seed);
        new Verdict(scenario.acts(), scan(seed, scenario.all()).alerts()).require();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -7})
    void ordinaryWorkAloneRaisesNoAlarm(long seed) throws IOException {
        assertThat(scan(seed, Scenario.of(seed).ordinary()).alerts()).isEmpty();
    }

    @Test
    void anActThatNoAlertFindsFailsTheExercise() throws IOException {
        Scenario scenario = Scenario.of(1);
        List<Act> more = new ArrayList<>(scenario.acts());
        more.add(new Act("does what no rule knows", "10.0.4.12", Scenario.MIDNIGHT, "A rule that is not there"));
        Verdict verdict = new Verdict(more, scan(1, scenario.all()).alerts());
        assertThatThrownBy(verdict::require)
                .isInstanceOf(ExerciseFailure.class)
                .hasMessage("not found: 10.0.4.12 does what no rule knows");
    }

    @Test
    void anAlertAboutAComputerThatDidNothingFailsTheExercise() throws IOException {
        Scenario scenario = Scenario.of(1);
        List<Act> fewer = scenario.acts().stream()
                .filter(act -> !act.computer().equals("10.0.1.20"))
                .toList();
        Verdict verdict = new Verdict(fewer, scan(1, scenario.all()).alerts());
        assertThatThrownBy(verdict::require)
                .isInstanceOf(ExerciseFailure.class)
                .hasMessage("a false alarm: 10.0.1.20 by Large upload to the collection server");
    }

    private ScannedLogs scan(long seed, List<LogLine> lines) throws IOException {
        Rulebook rulebook = Rulebook.EMPTY.with(StixText.objects(ModelWorksReport.bundle(seed)));
        return ScannedLogs.of(Scenario.write(lines, folder), rulebook);
    }
}
