package dev.tocsin.exercise;

import dev.tocsin.exercise.scenario.Act;
import dev.tocsin.guard.Alert;
import dev.tocsin.guard.HostNames.Computer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The alerts held against what is known to have happened: every act found, and no computer blamed that had no part. */
record Verdict(List<Act> acts, List<Alert> alerts) {

    void require() {
        List<String> wrong = new ArrayList<>();
        for (Act act : acts) {
            if (alerts.stream().noneMatch(alert -> finds(alert, act))) {
                wrong.add("not found: " + act.computer() + " " + act.what());
            }
        }
        Set<String> guilty = acts.stream().map(Act::computer).collect(Collectors.toSet());
        for (Alert alert : alerts) {
            String computer = alert.computer().map(Computer::address).orElse("no computer");
            if (!guilty.contains(computer)) {
                wrong.add("a false alarm: " + computer + " by "
                        + alert.example().rule().name());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ExerciseFailure(String.join("; ", wrong));
        }
    }

    private static boolean finds(Alert alert, Act act) {
        return alert.example().rule().name().equals(act.foundBy())
                && alert.computer()
                        .map(Computer::address)
                        .filter(act.computer()::equals)
                        .isPresent();
    }
}
