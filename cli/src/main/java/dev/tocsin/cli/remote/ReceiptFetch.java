package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tocsin receipt fetch}: receipts for the promises in a folder. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description =
                "Get the receipts for the promises that tocsin share kept in a folder, each in its promise's place.")
public final class ReceiptFetch extends RemoteCommand {

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    @Override
    void run(AdminClient hub) {
        PromiseFolder promises = new PromiseFolder(folder);
        int fetched = 0;
        int waiting = 0;
        for (var id : promises.promised()) {
            ObjectNode proof = hub.receipt(id.toString());
            if (PromiseFolder.isReceipt(proof)) {
                promises.write(id, proof);
                fetched++;
            } else {
                waiting++;
            }
        }
        tell(
                object().put("fetched", fetched).put("waiting", waiting),
                fetched + " fetched, " + waiting + " not in the log yet");
    }
}
