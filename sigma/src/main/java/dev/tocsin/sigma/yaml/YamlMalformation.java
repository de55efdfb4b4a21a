package dev.tocsin.sigma.yaml;

import java.io.Serial;

/** A document that is not YAML, or not YAML that is taken; never leaves this package. */
final class YamlMalformation extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String value;
    private final String hint;

    YamlMalformation(int line, int column, String message, String value, String hint) {
        super(message);
        this.line = line;
        this.column = column;
        this.value = value;
        this.hint = hint;
    }

    /** From 1; 0 where no line is to blame. */
    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String value() {
        return value;
    }

    String hint() {
        return hint;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
