package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.log.LogSettings;
import dev.tocsin.hub.log.LogSettings.WitnessAddress;
import dev.tocsin.hub.log.WitnessFile;
import dev.tocsin.ledger.LedgerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a hub runs its log, as it is given on the command line. */
final class LogOptions {

    @Option(
            names = "--log-beat",
            paramLabel = "SECONDS",
            description = "From one entry of the log to the next (default: 10); all see a change of rhythm.")
    private long beat = LogSettings.DEFAULT_BEAT.toSeconds();

    @Option(
            names = "--witnesses",
            paramLabel = "FILE",
            description = "Who is asked to cosign the log, so that it cannot show two histories: one witness a line,"
                    + " its address and its public key.")
    private @Nullable Path witnesses;

    LogSettings read() {
        try {
            return new LogSettings(Duration.ofSeconds(beat), witnesses());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "--log-beat is " + beat, "give whole seconds, at least 1 and at most a day; 10 by default", e);
        }
    }

    private List<WitnessAddress> witnesses() {
        try {
            return witnesses == null ? List.of() : WitnessFile.read(witnesses);
        } catch (LedgerException e) {
            throw new CommandFailure(e.getMessage(), e.hint(), e);
        }
    }
}
