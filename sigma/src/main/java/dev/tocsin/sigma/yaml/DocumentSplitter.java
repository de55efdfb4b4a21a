package dev.tocsin.sigma.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream at its document markers, so that one broken document does not cost those after it. A line that begins
 * with {@code ---} is a marker wherever it stands, even in the middle of quoted text (YAML 1.2.2 §9.1.2); {@code ...} ends a
 * document; directives and comments before a marker belong to what follows.
 */
final class DocumentSplitter {

    /** A piece of the stream that holds one document. */
    record Piece(String text, int firstLine) {}

    private DocumentSplitter() {}

    static List<Piece> split(String text) {
        List<Piece> pieces = new ArrayList<>();
        int pieceStart = 0;
        int pieceLine = 1;
        boolean content = false;
        int line = 1;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            boolean marker = isMarker(text, start, "---");
            if (marker && content) {
                pieces.add(new Piece(text.substring(pieceStart, start), pieceLine));
                pieceStart = start;
                pieceLine = line;
            }
            if (isMarker(text, start, "...")) {
                if (content) {
                    pieces.add(new Piece(text.substring(pieceStart, next), pieceLine));
                }
                pieceStart = next;
                pieceLine = line + 1;
                content = false;
            } else {
                content |= marker || !isBlank(text, start, next);
            }
            start = next;
        }
        if (content) {
            pieces.add(new Piece(text.substring(pieceStart), pieceLine));
        }
        return pieces;
    }

    private static boolean isMarker(String text, int start, String marker) {
        int after = start + marker.length();
        return text.startsWith(marker, start) && (after == text.length() || " \t\r\n".indexOf(text.charAt(after)) >= 0);
    }

    /** Nothing, a comment or a directive. */
    private static boolean isBlank(String text, int start, int end) {
        if (text.charAt(start) == '%') {
            return true;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '#') {
                return true;
            }
            if (" \t\r\n\ufeff".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
