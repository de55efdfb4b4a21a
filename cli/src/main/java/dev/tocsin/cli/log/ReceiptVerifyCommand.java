package dev.tocsin.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.cli.ExitCode;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Verdict;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin receipt verify}: whether a receipt holds, with the log's public key and nothing else. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verify promises and receipts, offline, with nothing but the log's public key.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every one of them holds", "1:at least one does not, and it is said why"})
final class ReceiptVerifyCommand implements Callable<Integer> {

    private static final int MAX_BYTES = 32 << 20;
    private static final int MAX_KEY_FILE_BYTES = 64 << 10;
    private static final String KEY_VARIABLE = "TOCSIN_LOG_KEY";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Promises and receipts, as the hub gave them.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "KEY|FILE",
            defaultValue = "${env:TOCSIN_LOG_KEY}",
            description = "The log's public key as its hub's tocsin log key prints it, or a file with one or several,"
                    + " one a line (default: TOCSIN_LOG_KEY).")
    private @Nullable String key;

    @Override
    public Integer call() {
        Verifier verifier = verifier();
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        for (Path file : files) {
            all &= verify(file, verifier, out);
        }
        out.flush();
        return all ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean verify(Path file, Verifier verifier, PrintWriter out) {
        Proof proof;
        Verdict verdict;
        try {
            proof = Proof.parse(read(file, MAX_BYTES));
            verdict = proof.verify(verifier);
        } catch (LedgerException e) {
            out.println(Quoted.of(file.toString()) + " does not hold: " + e.getMessage());
            out.println("  hint: " + e.hint());
            return false;
        }
        switch (verdict) {
            case Verdict.InLog in -> {
                out.println(Quoted.of(file.toString()) + " holds: it is in the log");
                say(proof, out);
                out.println(
                        "  log: " + in.checkpoint().origin() + ", entry " + in.entry() + ", proved when the log had "
                                + in.checkpoint().size() + " entries; signed by " + String.join(", ", in.signers()));
            }
            case Verdict.Promised(String origin, long byEntry) -> {
                out.println(Quoted.of(file.toString())
                        + " holds: it is promised for the log, and not proved to be there yet");
                say(proof, out);
                out.println("  log: " + origin + ", in entry " + byEntry + " at the latest");
                out.println("  hint: get the receipt from the hub at /receipts/ and its id");
            }
            case Verdict.Refuted(String reason) -> {
                out.println(Quoted.of(file.toString()) + " does not hold: " + reason);
                return false;
            }
        }
        return true;
    }

    /** What is proved, in its own words. */
    private static void say(Proof proof, PrintWriter out) {
        out.println("  what: " + proof.opening().statement().kind());
        JsonNode statement;
        try {
            statement = StixJson.read(proof.opening().statement().text());
        } catch (StixException e) {
            out.println("  text: " + Quoted.of(proof.opening().statement().text()));
            return;
        }
        statement.properties().forEach(property -> {
            String name = Quoted.of(property.getKey());
            JsonNode value = property.getValue();
            String said = value instanceof ArrayNode list
                            && (list.isEmpty() || list.path(0).isObject())
                    ? Integer.toString(list.size())
                    : Quoted.of(value.isTextual() ? value.textValue() : value.toString());
            out.println("  " + name.substring(1, name.length() - 1) + ": " + said.replaceAll("^\"|\"$", ""));
        });
    }

    private Verifier verifier() {
        if (key == null || key.isBlank()) {
            throw new CommandFailure(
                    "no key to verify with",
                    "give the log's public key with --key or in " + KEY_VARIABLE
                            + "; whoever runs the hub prints it with: tocsin log key");
        }
        try {
            // A key has two pluses or more in it, and hardly any file's name has.
            return new Verifier(key.split("\\+", -1).length > 2 ? List.of(VerifierKey.parse(key)) : keys(Path.of(key)));
        } catch (LedgerException e) {
            throw new CommandFailure(e.getMessage(), e.hint(), e);
        }
    }

    private static List<VerifierKey> keys(Path file) {
        List<VerifierKey> keys = new String(read(file, MAX_KEY_FILE_BYTES), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(VerifierKey::parse)
                .toList();
        if (keys.isEmpty()) {
            throw new LedgerException(
                    "no key in " + Quoted.of(file.toString()), "put the output of tocsin log key there");
        }
        return keys;
    }

    private static byte[] read(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new LedgerException(
                        Quoted.of(file.toString()) + " is larger than " + most + " bytes",
                        "check that it is the right file");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new LedgerException("there is no file " + Quoted.of(file.toString()), "check the name", e);
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot read " + Quoted.of(file.toString()) + ": " + Quoted.of(String.valueOf(e.getMessage())),
                    "check the permissions",
                    e);
        }
    }
}
