package dev.tocsin.stix.pattern;

/** The text of a pattern, and where in it a remark points. */
record SourceText(String text) {

    PatternResult.Remark remark(int offset, String message, String hint, String section) {
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        int column = text.codePointCount(lineStart, offset) + 1;
        return new PatternResult.Remark(offset, line, column, message, hint, section);
    }

    Malformation malformed(int offset, String message, String hint, String section) {
        return new Malformation(remark(offset, message, hint, section));
    }
}
