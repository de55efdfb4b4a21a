package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.receipt.Promise;
import dev.tocsin.ledger.receipt.Proof;
import dev.tocsin.ledger.receipt.Receipt;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.Contribution;
import dev.tocsin.taxii.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the promises of a hub's log are kept, each under the id of the contribution that it is about. */
record PromiseFolder(Path folder) {

    private static final String SUFFIX = ".json";

    /** That folder, made if it is not there. */
    static PromiseFolder in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new PromiseFolder(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Keeps the promise that came with an answer; a server without a log sends none. */
    void keep(Contribution contribution) {
        if (!(contribution instanceof Contribution.Answered answered)) {
            return;
        }
        Status status = answered.status();
        // The id becomes the name of a file: nothing but a UUID may.
        ProofId.parse(status.id()).ifPresent(id -> status.proof().ifPresent(proof -> write(id, proof)));
    }

    /** Those that have no receipt yet. Other files are left alone. */
    List<ProofId> promised() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .flatMap(name -> ProofId.parse(name.substring(0, name.length() - SUFFIX.length())).stream())
                    .filter(id -> read(id) instanceof Promise)
                    .sorted(Comparator.comparing(ProofId::toString))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    "cannot read " + Quoted.of(folder.toString()) + ": " + Quoted.of(String.valueOf(e.getMessage())),
                    "give the folder that tocsin share --receipts filled",
                    e);
        }
    }

    /** Whether the hub gave a receipt and not, once more, a promise. */
    static boolean isReceipt(ObjectNode proof) {
        return parse(proof.toString().getBytes(StandardCharsets.UTF_8)) instanceof Receipt;
    }

    private Proof read(ProofId id) {
        try {
            return parse(Files.readAllBytes(folder.resolve(id + SUFFIX)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Proof parse(byte[] json) {
        try {
            return Proof.parse(json);
        } catch (LedgerException e) {
            throw new CommandFailure(e.getMessage(), e.hint(), e);
        }
    }

    void write(ProofId id, ObjectNode proof) {
        Path file = folder.resolve(id + SUFFIX);
        try {
            Files.writeString(file, proof.toPrettyString() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static CommandFailure cannotWrite(Path path, IOException e) {
        return new CommandFailure(
                "cannot write " + Quoted.of(path.toString()) + ": " + Quoted.of(String.valueOf(e.getMessage())),
                "choose another folder with --receipts",
                e);
    }
}
