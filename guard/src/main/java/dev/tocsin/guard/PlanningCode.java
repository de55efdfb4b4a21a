package dev.tocsin.guard;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.fields.FieldNames;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The code and the data that make plans of rules, as they stand in their archives. A version would not do: who builds from
 * source has many builds of one version.
 */
final class PlanningCode {

    private static final List<Class<?>> PARTS = List.of(SigmaRule.class, FieldNames.class, SigmaEngine.class);

    private PlanningCode() {}

    /**
     * What tells plans that this code made of some rules from all others: SHA-256, as 64 hexadecimal digits.
     *
     * @param key of the rules
     * @throws IOException if an archive cannot be read
     */
    static String with(String key) throws IOException {
        MessageDigest digest = sha256();
        for (Class<?> part : PARTS) {
            for (Path file : files(place(part))) {
                digest.update(sha256().digest(Files.readAllBytes(file)));
            }
        }
        digest.update(key.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path place(Class<?> part) throws IOException {
        try {
            return Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("where " + part + " comes from has no path", e);
        }
    }

    /** The archive, or in a build that has none yet, the classes. */
    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
