package dev.tocsin.ledger.note;

import dev.tocsin.ledger.LedgerException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with signatures (C2SP signed-note). What it says counts only once a known key has verified it.
 *
 * @param text lines, each with its end
 * @param signatures at least one
 */
public record Note(String text, List<SignatureLine> signatures) {

    /** The most signatures taken. */
    public static final int MAX_SIGNATURES = 32;

    /** The largest note taken, in bytes: the most signatures, each of ML-DSA-44. */
    public static final int MAX_BYTES = 160 << 10;

    private static final String ADVICE =
            "a note is text, an empty line and lines of signatures; take it from the log again";

    public Note {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw malformed("it has " + signatures.size() + " signatures, not 1 to " + MAX_SIGNATURES);
        }
    }

    /** @throws LedgerException if the bytes are not a note, or are too many */
    public static Note parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw malformed("it has " + bytes.length + " bytes, more than " + MAX_BYTES);
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new LedgerException("not a signed note: it is not UTF-8", ADVICE, e);
        }
    }

    /** As above, of text. */
    public static Note parse(String note) {
        if (note.length() > MAX_BYTES) {
            throw malformed("it has " + note.length() + " characters, more than " + MAX_BYTES);
        }
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            throw malformed("it has no empty line before signatures");
        }
        if (!note.endsWith("\n")) {
            throw malformed("its last line has no end");
        }
        String text = note.substring(0, end + 1);
        requireText(text);
        return new Note(text, lines(note.substring(end + 2)));
    }

    /** Lines of signatures alone, such as a witness answers. */
    public static List<SignatureLine> lines(String lines) {
        // Only a line feed ends a line here; what else may end one elsewhere is a character like any other.
        List<String> each = lines.isEmpty()
                ? List.of()
                : List.of(lines.substring(0, lines.length() - 1).split("\n", -1));
        if (!lines.endsWith("\n") || each.size() > MAX_SIGNATURES) {
            throw malformed("it has " + each.size() + " lines of signatures, not 1 to " + MAX_SIGNATURES);
        }
        return each.stream().map(SignatureLine::parse).toList();
    }

    /** The same with more signatures, less those that are there already. */
    public Note with(List<SignatureLine> more) {
        return new Note(
                text,
                Stream.concat(signatures.stream(), more.stream()).distinct().toList());
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        signatures.forEach(signature -> lines.add(signature + "\n"));
        return text + "\n" + String.join("", lines);
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw malformed("its text has no end");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw malformed("its text has a control character");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed("its text has half a surrogate pair");
        }
    }

    private static LedgerException malformed(String why) {
        return new LedgerException("not a signed note: " + why, ADVICE);
    }
}
