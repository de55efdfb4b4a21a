package dev.tocsin.match.engine;

import dev.tocsin.telemetry.fields.FieldScan;

/** The record at hand: its values as they stand, as texts, and what is remembered of such values. Not safe for several threads. */
final class AtHand {

    final FieldScan values;
    final Texts texts;
    final SeenValues seen = new SeenValues();

    /** The bytes in which the record is. */
    byte[] bytes = {};

    private final byte[][] unescaped = {new byte[1 << 12]};

    AtHand(FieldScan values) {
        this.values = values;
        this.texts = new Texts(values);
    }

    /** The values that were read last are those of a record in these bytes. */
    void next(byte[] record) {
        bytes = record;
        texts.next(record);
    }

    int from(int value) {
        return values.from(value);
    }

    int to(int value) {
        return values.to(value);
    }

    byte kind(int value) {
        return values.kind(value);
    }

    /** Whether it is a value, and of that field. */
    boolean isOf(int field, int value) {
        boolean there = values.field(value) == field || field == Check.ANYWHERE;
        return there && values.kind(value) != FieldScan.NO_VALUE;
    }

    /** Whether what is found out about a value is remembered: its bytes say all of it, and they are not few or many. */
    boolean isRemembered(int value) {
        byte kind = values.kind(value);
        int length = values.to(value) - values.from(value);
        return (kind == FieldScan.PLAIN || kind == FieldScan.ESCAPED)
                && length >= SeenValues.SHORTEST
                && length <= SeenValues.LONGEST;
    }

    /** How long a value is with its escapes undone, in {@link #unescaped}; -1 if one stands for a character beyond ASCII. */
    int unescape(int value) {
        return texts.ascii(value, unescaped);
    }

    byte[] unescaped() {
        return unescaped[0];
    }
}
