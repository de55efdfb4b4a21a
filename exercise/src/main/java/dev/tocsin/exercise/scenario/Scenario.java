package dev.tocsin.exercise.scenario;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A day at an invented hospital, generated: what its sensors logged, and which of it was the intruder.
 *
 * <p>The same seed gives the same bytes on every machine and on every day. Every record says that it was generated,
 * and by which seed. Names and addresses outside the hospital are those reserved for examples (RFC 2606, RFC 5737,
 * RFC 3849).
 *
 * @param seed decides everything that chance decides
 * @param ordinary the records of the day without an attack, in the order of time
 * @param intrusion the records that the intruder caused, in the order of time
 * @param acts what the intruder did
 */
public record Scenario(long seed, List<LogLine> ordinary, List<LogLine> intrusion, List<Act> acts) {

    /** The seed of the story as the documentation tells it. */
    public static final long DEFAULT_SEED = 1;

    /** A Monday. It never changes, so that what a seed gives never changes. */
    public static final Instant MIDNIGHT = Instant.parse("2026-11-02T00:00:00Z");

    /** The account that an image archive of one maker runs under at all of its customers; the intruder steals it. */
    static final String SERVICE_ACCOUNT = "svc-imagevault";

    /** The account that the intruder makes. */
    static final String NEW_ADMINISTRATOR = "sys-maint";

    private static final int ORDINARY_PART = 1;
    private static final int INTRUSION_PART = 2;
    private static final Comparator<LogLine> BY_TIME = Comparator.comparing(LogLine::at);

    public Scenario {
        ordinary = List.copyOf(ordinary);
        intrusion = List.copyOf(intrusion);
        acts = List.copyOf(acts);
    }

    public static Scenario of(long seed) {
        Journal ordinary = new Journal(seed, ORDINARY_PART);
        new OrdinaryDay(ordinary, MIDNIGHT).write();
        Journal intrusion = new Journal(seed, INTRUSION_PART);
        List<Act> acts = new Intrusion(intrusion, MIDNIGHT).write();
        return new Scenario(seed, inOrder(ordinary.lines()), inOrder(intrusion.lines()), acts);
    }

    /** All records of the day, in the order of time. */
    public List<LogLine> all() {
        List<LogLine> both = new ArrayList<>(ordinary);
        both.addAll(intrusion);
        return inOrder(both);
    }

    /** How many computers the hospital has. */
    public int hosts() {
        return Hospital.hosts().size();
    }

    /**
     * Writes records into the log files of a folder, which is made if it is not there.
     *
     * @return the files, those that are small and name computers first
     */
    public static List<Path> write(List<LogLine> lines, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (LogFile file : LogFile.values()) {
            Path path = folder.resolve(file.fileName());
            files.add(path);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                for (LogLine line : lines) {
                    if (line.file() == file) {
                        out.write(line.json());
                        out.write('\n');
                    }
                }
            }
        }
        return files;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<LogLine> inOrder(List<LogLine> lines) {
        return lines.stream().sorted(BY_TIME).toList();
    }
}
