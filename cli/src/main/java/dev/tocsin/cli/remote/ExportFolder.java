package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder with all that a member contributed: {@code bundle.json}, the objects as a STIX bundle; {@code places.ndjson}, for
 * each of them the channel and where it stood; and {@code receipts}, a file for each promise or receipt.
 */
record ExportFolder(Path folder) {

    /** What is in it. */
    record Contents(long objects, long receipts, long promises) {}

    /** A new folder, or one with nothing in it. */
    static ExportFolder in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new CommandFailure(
                            Quoted.of(folder.toString()) + " is not empty", "name a new folder with --export");
                }
            }
            return new ExportFolder(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    Path receipts() {
        return folder.resolve("receipts");
    }

    /**
     * Writes what the hub sends.
     *
     * @throws CommandFailure if it ends before its end
     */
    Contents fill(InputStream lines) {
        PromiseFolder proofs = PromiseFolder.in(receipts());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
                Writer bundle = Files.newBufferedWriter(folder.resolve("bundle.json"));
                Writer places = Files.newBufferedWriter(folder.resolve("places.ndjson"))) {
            long objects = 0;
            long receipts = 0;
            long promises = 0;
            bundle.write("{\"type\":\"bundle\",\"id\":\"bundle--" + UUID.randomUUID() + "\",\"objects\":[");
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                JsonNode line = StixJson.read(text);
                switch (line.path("kind").asText()) {
                    case "object" -> {
                        bundle.write((objects++ == 0 ? "\n" : ",\n") + line.path("object"));
                        places.write(place(line) + "\n");
                    }
                    case "proof" -> {
                        ObjectNode proof = (ObjectNode) line.path("proof");
                        ProofId id = ProofId.parse(line.path("id").asText()).orElseThrow(this::cutOff);
                        proofs.write(id, proof);
                        if (PromiseFolder.isReceipt(proof)) {
                            receipts++;
                        } else {
                            promises++;
                        }
                    }
                    case "end" -> {
                        bundle.write("\n]}\n");
                        return complete(line, new Contents(objects, receipts, promises));
                    }
                    default -> throw cutOff();
                }
            }
            throw cutOff();
        } catch (StixException e) {
            throw new CommandFailure("the hub sent what is no export: " + e.getMessage(), "run it again", e);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private Contents complete(JsonNode end, Contents contents) {
        if (end.path("objects").asLong() != contents.objects()
                || end.path("proofs").asLong() != contents.receipts() + contents.promises()) {
            throw cutOff();
        }
        return contents;
    }

    private static ObjectNode place(JsonNode line) {
        return StixJson.mapper()
                .createObjectNode()
                .put("id", line.path("object").path("id").asText())
                .put("channel", line.path("channel").asText())
                .put("state", line.path("state").asText());
    }

    private CommandFailure cutOff() {
        return new CommandFailure(
                "the export in " + Quoted.of(folder.toString()) + " is not whole",
                "nothing was changed at the hub; run it again with another folder");
    }

    private static CommandFailure cannotWrite(Path path, IOException e) {
        return new CommandFailure(
                "cannot write " + Quoted.of(path.toString()) + ": " + Quoted.of(String.valueOf(e.getMessage())),
                "choose another folder with --export",
                e);
    }
}
