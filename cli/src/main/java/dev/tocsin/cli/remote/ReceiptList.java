package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.log.ProofId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tocsin receipt list}: what the hub has proofs of for its caller. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "List what the hub gives you proof of: what you contributed and withdrew, what was released to you,",
            "which agreement you accepted, and what changed in your channels."
        })
public final class ReceiptList extends RemoteCommand {

    @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind, such as contribution or release.")
    private @Nullable String kind;

    @Option(names = "--save", paramLabel = "DIR", description = "Keep each proof here, too, as tocsin share does.")
    private @Nullable Path save;

    @Override
    void run(AdminClient hub) {
        ObjectNode all = object();
        ArrayNode receipts = all.putArray("receipts");
        String after = "";
        boolean more = true;
        while (more) {
            ObjectNode page = hub.own("GET", "/receipts" + (after.isEmpty() ? "" : "?after=" + after));
            for (JsonNode each : page.path("receipts")) {
                after = each.path("id").asText();
                if (kind == null || each.path("kind").asText().equals(kind)) {
                    receipts.add(shown((ObjectNode) each));
                }
            }
            more = page.path("more").asBoolean() && !page.path("receipts").isEmpty();
        }
        if (save != null) {
            save(hub, PromiseFolder.in(save), receipts);
        }
        list(all, "receipts", List.of("ID", "KIND", "AT", "IN THE LOG"), "id", "kind", "at", "state");
    }

    private static ObjectNode shown(ObjectNode receipt) {
        return receipt.put("state", receipt.has("entry") ? "entry " + receipt.path("entry") : "promised");
    }

    private static void save(AdminClient hub, PromiseFolder folder, ArrayNode receipts) {
        for (JsonNode each : receipts) {
            // The id becomes the name of a file: nothing but a UUID may.
            ProofId.parse(each.path("id").asText()).ifPresent(id -> folder.write(id, hub.receipt(id.toString())));
        }
    }
}
