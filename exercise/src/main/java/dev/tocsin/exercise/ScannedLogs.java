package dev.tocsin.exercise;

import dev.tocsin.guard.Alert;
import dev.tocsin.guard.AlertBook;
import dev.tocsin.guard.HostNames;
import dev.tocsin.guard.Rulebook;
import dev.tocsin.guard.Scan;
import dev.tocsin.match.Limits;
import dev.tocsin.match.Oracle.Validity;
import dev.tocsin.match.mapping.EventMapping;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.telemetry.LogReader;
import dev.tocsin.telemetry.ReadTally;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the guard found in log files that hold nothing but events. */
record ScannedLogs(long events, long hits, List<Alert> alerts) {

    static ScannedLogs of(List<Path> files, Rulebook rulebook) throws IOException {
        HostNames names = new HostNames();
        AlertBook book = new AlertBook(names);
        Scan scan = new Scan(
                rulebook,
                EventMapping.standard(),
                LogSources.standard(),
                Limits.DEFAULT,
                Validity.OBSERVED,
                Optional.empty(),
                names,
                book::add);
        for (Path file : files) {
            try (LogReader reader =
                    LogReader.open(file.toString(), new BufferedInputStream(Files.newInputStream(file)), scan.look())) {
                ReadTally tally = scan.read(file.toString(), reader, () -> false);
                if (!tally.problems().isEmpty()) {
                    throw new ExerciseFailure("not every record of " + file + " could be read: " + tally.problems());
                }
            }
        }
        scan.end();
        return new ScannedLogs(scan.events(), scan.hits(), book.alerts());
    }
}
