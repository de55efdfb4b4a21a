package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.backup.Backup;
import dev.tocsin.hub.backup.BackupException;
import dev.tocsin.stix.Quoted;
import dev.tocsin.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin backup}: a hub's data folder in one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write all that a hub keeps into one file, also while the hub runs. The file has everything that was shared,",
            "and the hub's keys: keep it as safe as the hub itself."
        })
public final class BackupCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Where to; it must not be there yet.")
    private Path file = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "The hub's data folder (default: ./tocsin-data).")
    private Path data = Path.of("tocsin-data");

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public void run() {
        try {
            Backup.Summary summary = new Backup(data, store.read(), InstantSource.system()).write(file);
            PrintWriter out = spec.commandLine().getOut();
            out.println("backed up " + summary.files() + " files, " + summary.bytes() + " bytes, to "
                    + Quoted.of(file.toString()));
            out.println("it has all that was shared and the hub's keys; only this user can read it");
            out.flush();
        } catch (BackupException e) {
            throw new CommandFailure(e.getMessage(), e.hint(), e);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e.hint(), e);
        }
    }
}
