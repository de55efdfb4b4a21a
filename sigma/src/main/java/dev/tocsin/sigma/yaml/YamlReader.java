package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Reads a file of YAML 1.2 documents (YAML 1.2.2, core schema), in UTF-8. Nothing in it can name a class, and bytes, nesting,
 * documents and values are bounded, aliases counted as if written out. A document that is not YAML is a problem with its
 * place; the other documents of the file are read all the same.
 */
public final class YamlReader {

    /** The most bytes a file may have. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** How deep maps and lists may nest. */
    public static final int MAX_DEPTH = 50;

    /** The longest key, in {@code char}s. */
    public static final int MAX_KEY_LENGTH = 1_024;

    /** The most documents a file may have. */
    public static final int MAX_DOCUMENTS = 20_000;

    /** The most values a file may have, keys among them, aliases written out. */
    public static final int MAX_VALUES = 1_000_000;

    private YamlReader() {}

    /** The documents that are YAML, in order; what is wrong with the others is told to {@code problems}. */
    public static List<YamlNode> read(byte[] bytes, Problems problems) {
        String text = decode(bytes, problems);
        if (text == null) {
            return List.of();
        }
        List<DocumentSplitter.Piece> pieces = DocumentSplitter.split(text);
        if (pieces.size() > MAX_DOCUMENTS) {
            problems.error(
                    Place.WHOLE_FILE,
                    "",
                    "a file of " + pieces.size() + " documents; at most " + MAX_DOCUMENTS + " are taken",
                    "split the file");
            return List.of();
        }
        List<YamlNode> documents = new ArrayList<>();
        int valuesLeft = MAX_VALUES;
        for (DocumentSplitter.Piece piece : pieces) {
            try {
                valuesLeft -= document(piece, valuesLeft, documents);
            } catch (YamlMalformation e) {
                Place place = new Place("", e.line(), e.column());
                problems.error(place, e.value(), e.reason(), e.hint());
            }
        }
        return documents;
    }

    private static @Nullable String decode(byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.error(
                    Place.WHOLE_FILE,
                    "",
                    "a file of " + bytes.length + " bytes; at most " + MAX_BYTES + " are taken",
                    "split the file");
            return null;
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(left).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            long line = 1;
            for (int i = 0; i < left.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.error(
                    new Place("", (int) line, 0),
                    "",
                    "bytes that are not UTF-8, at offset " + left.position(),
                    "Sigma files are UTF-8 (Sigma rules specification, Yaml File)");
            return null;
        }
    }

    /** Adds the piece's document, if it has one; returns how many values it had. */
    private static int document(DocumentSplitter.Piece piece, int mostValues, List<YamlNode> documents)
            throws YamlMalformation {
        EventSource events = new EventSource(piece);
        NodeComposer composer = new NodeComposer(events, mostValues);
        List<YamlNode> found = new ArrayList<>();
        for (Event event = events.nextOrNull(); event != null; event = events.nextOrNull()) {
            if (event.getEventId() == Event.ID.DocumentStart) {
                found.add(composer.compose(events.next(), 0));
            }
        }
        documents.addAll(found);
        return composer.values();
    }
}
