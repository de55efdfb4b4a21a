package dev.tocsin.match.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what a {@link Packer} wrote, and never more than there is. */
final class Unpacker {

    private final ByteBuffer bytes;

    Unpacker(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** What was read is nothing that was written. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String what) {
            super(what);
        }
    }

    int number() {
        try {
            return bytes.getInt();
        } catch (BufferUnderflowException e) {
            throw new Unfit("it ends too early");
        }
    }

    /** A number from 0 to one less than the limit. */
    int below(int limit) {
        return within(number(), 0, limit);
    }

    static int within(int value, int least, int limit) {
        if (value < least || value >= limit) {
            throw new Unfit(value + " is not from " + least + " to " + (limit - 1));
        }
        return value;
    }

    boolean flag() {
        return below(2) == 1;
    }

    <E extends Enum<E>> E one(E[] of) {
        String name = text();
        for (E each : of) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new Unfit("nothing is called so");
    }

    String text() {
        byte[] utf8 = new byte[count(1)];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    int[] numbers() {
        int[] values = new int[count(Integer.BYTES)];
        bytes.asIntBuffer().get(values);
        bytes.position(bytes.position() + values.length * Integer.BYTES);
        return values;
    }

    /** Numbers from 0 to one less than the limit. */
    int[] numbersBelow(int limit) {
        int[] values = numbers();
        for (int value : values) {
            within(value, 0, limit);
        }
        return values;
    }

    char[] characters() {
        char[] values = new char[count(Character.BYTES)];
        bytes.asCharBuffer().get(values);
        bytes.position(bytes.position() + values.length * Character.BYTES);
        return values;
    }

    <T> List<T> each(Function<Unpacker, T> reader) {
        int count = count(1);
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(reader.apply(this));
        }
        return values;
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    /** How many things follow that take so many bytes each, at least. */
    private int count(int size) {
        return within(number(), 0, bytes.remaining() / size + 1);
    }
}
