package dev.tocsin.telemetry.frame;

/** The count of lines and how far the current one is indented. */
final class Lines {

    private long line = 1;
    private boolean fresh = true;
    private int column;

    void newline() {
        line++;
        fresh = true;
        column = 0;
    }

    void blank() {
        if (fresh) {
            column++;
        }
    }

    void token() {
        fresh = false;
    }

    /** Goes back to the first token of an earlier line. */
    void backTo(long earlier, int blanksBefore) {
        line = earlier;
        fresh = true;
        column = blanksBefore;
    }

    long line() {
        return line;
    }

    /** Whether nothing but blanks was seen on this line. */
    boolean fresh() {
        return fresh;
    }

    /** The number of blanks before the first token of the line; -1 if the token came already. */
    int indent() {
        return fresh ? column : -1;
    }
}
