package dev.tocsin.hub.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a backup holds.
 *
 * @param made when
 * @param files each once; one of them is the store
 */
record Manifest(Instant made, List<Kept> files) {

    /** Its own name in the archive. */
    static final String NAME = "manifest.json";

    /** Of it, in bytes. */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAX_FILES = 10_000;

    /** More than any disk has, and so little that sums of it do not overflow. */
    private static final long MAX_FILE_BYTES = 1L << 48;

    private static final String FORMAT = "tocsin-backup/v1";

    /** What a data folder has that nothing can make again; no name leads out of it, and none is hidden. */
    private static final Pattern FILE =
            Pattern.compile("tocsin\\.db|log\\.key|log/checkpoint|tls-(?:certificate|key)\\.pem"
                    + "|benign/(?:assets/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.json");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * A file.
     *
     * @param name in the data folder, with slashes
     * @param bytes how many it has
     * @param sha256 of these, in hexadecimal digits
     */
    record Kept(String name, long bytes, String sha256) {

        Kept {
            if (!FILE.matcher(name).matches()) {
                throw Archives.foreign("a file that no data folder has: " + Quoted.of(name));
            }
            if (bytes < 0 || bytes > MAX_FILE_BYTES || !DIGEST.matcher(sha256).matches()) {
                throw Archives.foreign("no size or digest of " + Quoted.of(name));
            }
        }
    }

    Manifest {
        files = List.copyOf(files);
        if (files.size() > MAX_FILES) {
            throw Archives.foreign("more than " + MAX_FILES + " files");
        }
        Set<String> names = new HashSet<>();
        for (Kept file : files) {
            if (!names.add(file.name())) {
                throw Archives.foreign(Quoted.of(file.name()) + " twice");
            }
        }
        if (!names.contains("tocsin.db")) {
            throw Archives.foreign("no store in it");
        }
    }

    /** Whether a file of that name belongs into a backup. */
    static boolean takes(String name) {
        return FILE.matcher(name).matches();
    }

    long bytes() {
        return files.stream().mapToLong(Kept::bytes).sum();
    }

    byte[] toJson() {
        ObjectNode json =
                StixJson.mapper().createObjectNode().put("format", FORMAT).put("made", made.toString());
        ArrayNode list = json.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
        return StixJson.write(json);
    }

    /** @throws BackupException if the bytes are no manifest that this version understands */
    static Manifest parse(byte[] bytes) {
        JsonNode json;
        try {
            json = StixJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (StixException e) {
            throw Archives.foreign("its list of files is " + e.getMessage());
        }
        if (!json.path("format").asText().equals(FORMAT)) {
            throw Archives.foreign(
                    "it is in the format " + Quoted.of(json.path("format").asText()));
        }
        List<Kept> files = new ArrayList<>();
        for (JsonNode file : json.path("files")) {
            if (!file.path("bytes").canConvertToLong()) {
                throw Archives.foreign(
                        "no size of " + Quoted.of(file.path("name").asText()));
            }
            files.add(new Kept(
                    file.path("name").asText(),
                    file.path("bytes").asLong(),
                    file.path("sha256").asText()));
        }
        try {
            return new Manifest(Instant.parse(json.path("made").asText()), files);
        } catch (DateTimeException e) {
            throw Archives.foreign("no moment: " + Quoted.of(json.path("made").asText()));
        }
    }
}
