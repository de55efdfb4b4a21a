package dev.tocsin.cli.log;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.cli.ExitCode;
import dev.tocsin.cli.node.StoreOptions;
import dev.tocsin.hub.log.LogCheck;
import dev.tocsin.hub.log.LogKeyFile;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.store.StoreException;
import dev.tocsin.store.TocsinStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin log}: a hub's log, for whoever runs the hub. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "Look after a hub's log: its public keys, and whether all of it is as it should be.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LogCommands.Key.class, LogCommands.Check.class})
public final class LogCommands {

    private LogCommands() {}

    /** What both have in common: a data folder. */
    abstract static class OnDataFolder implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--data", paramLabel = "DIR", description = "The hub's data folder (default: ./tocsin-data).")
        private Path data = Path.of("tocsin-data");

        abstract int call(Path folder, PrintWriter out);

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try {
                return call(data, out);
            } catch (LedgerException e) {
                throw new CommandFailure(e.getMessage(), e.hint(), e);
            } catch (StoreException e) {
                throw new CommandFailure(String.valueOf(e.getMessage()), e.hint(), e);
            } finally {
                out.flush();
            }
        }
    }

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description = "Print the log's public keys, with which anyone verifies its receipts; one a line.")
    static final class Key extends OnDataFolder {
        @Override
        int call(Path folder, PrintWriter out) {
            LogKeyFile.read(folder).verifiers().forEach(out::println);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Compute the whole log again from the store and compare it with its files, also while the hub runs.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all of it agrees", "1:something does not, and is named"})
    static final class Check extends OnDataFolder {

        @Mixin
        private StoreOptions store = new StoreOptions();

        @Override
        int call(Path folder, PrintWriter out) {
            LogCheck check;
            try (TocsinStore store = TocsinStore.beside(folder, this.store.read())) {
                check = LogCheck.of(folder, store.beats());
            }
            check.problems().forEach(out::println);
            out.println("%d beats with %d commitments (%d opened), %d beats published: %s"
                    .formatted(
                            check.beats(),
                            check.commitments(),
                            check.opened(),
                            check.published(),
                            check.problems().isEmpty()
                                    ? "all of it agrees"
                                    : check.problems().size() + " things do not agree"));
            return check.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
