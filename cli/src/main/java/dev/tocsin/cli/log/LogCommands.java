package dev.tocsin.cli.log;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.cli.ExitCode;
import dev.tocsin.cli.node.StoreOptions;
import dev.tocsin.hub.log.LogCheck;
import dev.tocsin.hub.log.LogKeyFile;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.store.StoreException;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
        description = "Look after a hub's log: its public keys, whether all of it is as it should be, and a new one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LogCommands.Key.class, LogCommands.Check.class, LogCommands.Renew.class})
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
            name = "renew",
            mixinStandardHelpOptions = true,
            description = {
                "Let the next start begin a new log with new keys, where those of this one are lost or in other hands.",
                "Every node of the hub is stopped meanwhile. Members need the new key; receipts of before hold with the old one."
            })
    static final class Renew extends OnDataFolder {

        private static final DateTimeFormatter SECONDS =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

        @Mixin
        private StoreOptions store = new StoreOptions();

        @Option(names = "--yes", description = "Confirm that a new log is to begin.")
        private boolean yes;

        @Override
        int call(Path folder, PrintWriter out) {
            if (!yes) {
                throw new CommandFailure(
                        "nothing was put aside: a new log means that every member needs a new key",
                        "add --yes if that is what you want");
            }
            // There is one: nothing is made in a folder that was mistyped.
            TocsinStore.beside(folder, this.store.read()).close();
            String suffix = ".until-" + SECONDS.format(Instant.now());
            try (TocsinStore store = TocsinStore.open(folder, this.store.read())) {
                LogKeyFile.retire(folder, suffix);
                store.logWriter().forgetKeys();
            } catch (IOException e) {
                throw new CommandFailure(
                        "cannot put the keys aside: " + e, "check that this user may write to " + folder, e);
            }
            out.println("the next start begins a new log; the old key stays as log.key" + suffix);
            out.println("give the new one to your members (tocsin log key); of a hub with several nodes start this one"
                    + " first, then copy log.key to the others and remove their folder log/");
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
