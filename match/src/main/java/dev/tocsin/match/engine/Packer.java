package dev.tocsin.match.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Writes numbers, texts and lists one after the other; {@link Unpacker} reads them. */
final class Packer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Packer number(int value) {
        try {
            out.writeInt(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Packer flag(boolean value) {
        return number(value ? 1 : 0);
    }

    Packer text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    Packer one(Enum<?> of) {
        return text(of.name());
    }

    Packer numbers(int[] values) {
        number(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        bytes.writeBytes(buffer.array());
        return this;
    }

    Packer characters(char[] values) {
        number(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Character.BYTES);
        buffer.asCharBuffer().put(values);
        bytes.writeBytes(buffer.array());
        return this;
    }

    /** How many there are, and each as the writer writes it. */
    <T> Packer each(Collection<T> values, BiConsumer<Packer, T> writer) {
        number(values.size());
        values.forEach(value -> writer.accept(this, value));
        return this;
    }
}
