package dev.tocsin.match.indicator;

import dev.tocsin.telemetry.fields.FieldScan;

/** A value of a record as text in UTF-8, its escapes undone: in the record, or in memory used again. Not safe for several threads. */
final class RecordText {

    private final WrittenText unescaped = new WrittenText();
    private byte[] bytes = {};
    private int from;
    private int to;
    private byte kind;
    private boolean ascii;

    /** Takes a value that is not {@link FieldScan#NO_VALUE}. */
    void take(FieldScan values, int value, byte[] record) {
        kind = values.kind(value);
        from = values.from(value);
        to = values.to(value);
        bytes = record;
        ascii = true;
        if (kind >= FieldScan.INTEGER || kind == FieldScan.PLAIN) {
            return;
        }
        if ((kind & (FieldScan.ESCAPED | FieldScan.CODED)) != 0) {
            unescaped.read(record, from, to);
            bytes = unescaped.bytes();
            from = 0;
            to = unescaped.length();
        }
        for (int at = from; at < to && ascii; at++) {
            ascii = bytes[at] >= 0;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** As the scan tells it. */
    byte kind() {
        return kind;
    }

    boolean isAscii() {
        return ascii;
    }
}
