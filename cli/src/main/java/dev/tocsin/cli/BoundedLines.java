package dev.tocsin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a text, each in bounded memory: what is beyond the bound is read and dropped. */
final class BoundedLines implements AutoCloseable {

    private final Reader reader;
    private final int longest;
    private long number;

    private BoundedLines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /**
     * Opens a file of UTF-8 text, or standard input where it is called {@code -}.
     *
     * @param longest the most {@code char}s of a line that are handed out
     */
    static BoundedLines open(Path file, int longest) throws IOException {
        InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file);
        return new BoundedLines(
                new BufferedReader(new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))),
                longest);
    }

    /**
     * The next line without its end, or nothing after the last.
     *
     * @throws java.nio.charset.CharacterCodingException if the text is not UTF-8
     */
    @Nullable
    String next() throws IOException {
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        number++;
        StringBuilder line = new StringBuilder();
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < longest) {
                line.append((char) c);
            }
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** The number of the line last handed out, counted from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
