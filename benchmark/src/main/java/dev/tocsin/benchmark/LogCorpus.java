package dev.tocsin.benchmark;

import dev.tocsin.telemetry.LogReader;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.bytes.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Logs in memory. */
record LogCorpus(List<Log> logs) {

    /** So little that the cores that share the work end at nearly the same time. */
    private static final int SLICE_BYTES = 64 << 10;

    LogCorpus {
        logs = List.copyOf(logs);
    }

    /** Some records of one log that follow each other. */
    record Slice(Log log, int first, int end) {}

    /** Tells of an event by its log and its number there. */
    interface Choice {
        boolean takes(Log log, int record);
    }

    /**
     * Reads and unpacks logs; a folder stands for every file in it that is named like a JSON log.
     *
     * @param progress told what is being read
     * @throws IOException if one cannot be read, or is none
     */
    static LogCorpus read(List<Path> paths, Consumer<String> progress) throws IOException {
        List<Log> logs = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                progress.accept("reading " + file.getFileName());
                logs.add(read(file));
            }
        }
        return new LogCorpus(logs);
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|jsonl|ndjson|log)(\\.(xz|gz))?"))
                    .sorted()
                    .toList();
        }
    }

    private static Log read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = PlainText.open(Files.newInputStream(file))) {
            bytes = in.readAllBytes();
        }
        IntStream.Builder from = IntStream.builder();
        IntStream.Builder to = IntStream.builder();
        int start = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '\n') {
                if (at > start && bytes[start] == '{') {
                    from.accept(start);
                    to.accept(at);
                }
                start = at + 1;
            }
        }
        int[] froms = from.build().toArray();
        int[] tos = to.build().toArray();
        if (froms.length == 0) {
            throw new IOException(file + " has no line that begins with a JSON object");
        }
        byte[] first = Arrays.copyOfRange(bytes, froms[0], tos[0]);
        return new Log(file.toString(), bytes, source(file.toString(), first), froms, tos);
    }

    private static LogSource source(String name, byte[] record) throws IOException {
        try (LogReader events = LogReader.open(name, new ByteArrayInputStream(record))) {
            if (!events.hasNext()) {
                throw new IOException(name + " has no event in its first line");
            }
            return events.next().source();
        }
    }

    /** The same logs with some of their events; a log of which none is left is left out. */
    LogCorpus only(Choice choice) {
        List<Log> chosen = new ArrayList<>();
        for (Log log : logs) {
            int[] records = IntStream.range(0, log.records())
                    .filter(record -> choice.takes(log, record))
                    .toArray();
            if (records.length > 0) {
                int[] from =
                        IntStream.of(records).map(record -> log.from()[record]).toArray();
                int[] to = IntStream.of(records).map(record -> log.to()[record]).toArray();
                chosen.add(new Log(log.name(), log.bytes(), log.source(), from, to));
            }
        }
        return new LogCorpus(chosen);
    }

    /** About so many events, at even distances. */
    LogCorpus sample(int events) {
        long step = Math.max(1, events() / Math.max(1, events));
        long[] number = {0};
        return only((log, record) -> number[0]++ % step == 0);
    }

    long events() {
        return logs.stream().mapToLong(Log::records).sum();
    }

    long bytes() {
        return logs.stream().mapToLong(Log::size).sum();
    }

    List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (Log log : logs) {
            int first = 0;
            long size = 0;
            for (int record = 0; record < log.records(); record++) {
                size += log.to()[record] - log.from()[record];
                if (size >= SLICE_BYTES || record == log.records() - 1) {
                    slices.add(new Slice(log, first, record + 1));
                    first = record + 1;
                    size = 0;
                }
            }
        }
        return slices;
    }
}
