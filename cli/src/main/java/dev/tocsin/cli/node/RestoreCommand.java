package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.backup.BackupException;
import dev.tocsin.hub.backup.Restore;
import dev.tocsin.hub.backup.Restore.Since;
import dev.tocsin.stix.Quoted;
import dev.tocsin.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin restore}: a backup in a new data folder. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup into a new data folder, once all of it was found to be as it was written.",
            "",
            "What the hub published after the backup was made is not in it, and a log that goes on as if nothing had been"
                    + " published would contradict what others have seen. So say what was published since."
        })
public final class RestoreCommand implements Runnable {

    private static final int MAX_CHECKPOINT_BYTES = 1 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "What tocsin backup wrote.")
    private Path file = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "The new data folder (default: ./tocsin-data).")
    private Path data = Path.of("tocsin-data");

    @Mixin
    private StoreOptions store = new StoreOptions();

    @ArgGroup(multiplicity = "1")
    private Published published = new Published();

    static final class Published {

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description =
                        "The last checkpoint that the hub published, from its old folder (log/checkpoint) or saved from"
                                + " its address /log/checkpoint. A backup that is older is refused.")
        private @Nullable Path checkpoint;

        @Option(
                names = "--nothing-since",
                description = "The hub did not run after the backup was made: its log goes on.")
        private boolean nothing;

        @Option(
                names = "--new-log",
                description =
                        "Nobody knows: a new log begins, with new keys. Receipts of before hold with the old key.")
        private boolean unknown;
    }

    @Override
    public void run() {
        try {
            Restore.Summary summary = new Restore(file).into(data, store.read(), since());
            PrintWriter out = spec.commandLine().getOut();
            out.println("restored " + summary.files() + " files, " + summary.bytes() + " bytes, of " + summary.made()
                    + " into " + Quoted.of(data.toString()));
            out.println(
                    "what was changed after that is not there: look at tokens, members and admissions that were taken away since");
            if (published.unknown) {
                out.println("a new log begins with the next start; give its key to your members: tocsin log key");
            }
            out.println("start the hub with: tocsin up --data " + data
                    + store.read()
                            .map(shared -> " --store ... (the store is in " + shared + ")")
                            .orElse(""));
            out.flush();
        } catch (BackupException e) {
            throw new CommandFailure(e.getMessage(), e.hint(), e);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e.hint(), e);
        }
    }

    private Since since() {
        if (published.nothing || published.checkpoint == null) {
            return published.unknown ? new Since.Unknown() : new Since.Nothing();
        }
        try (InputStream in = Files.newInputStream(published.checkpoint)) {
            return new Since.Published(new String(in.readNBytes(MAX_CHECKPOINT_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot read " + Quoted.of(published.checkpoint.toString()) + ": "
                            + e.getClass().getSimpleName(),
                    "give the file of the last checkpoint that the hub published",
                    e);
        }
    }
}
