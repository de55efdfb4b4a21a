package dev.tocsin.share.request;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A secret by which a provider knows its customer, such as an API key. It never leaves the process that read it; its text
 * stands in no message.
 */
public final class ProviderKey {

    /** In characters. */
    public static final int MAX_LENGTH = 4_096;

    /** How many characters at the end may be told. */
    static final int TOLD = 4;

    /** What is not told has as many bits at least, so that its hash cannot be guessed from, however it is hashed. */
    static final int LEAST_BITS = 80;

    /** The start that all keys of a provider have counts, too: better to leave it out than to guess where it ends. */
    private static final int TELLING = 8;

    private static final Pattern SHAPE = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    private final String text;

    private ProviderKey(String text) {
        this.text = text;
    }

    /** @throws MalformedRequest if it is no printable ASCII, or if the part that is not told could be guessed */
    public static ProviderKey of(String text) {
        String stripped = text.strip();
        if (!SHAPE.matcher(stripped).matches()) {
            throw new MalformedRequest("a key has 1 to " + MAX_LENGTH
                    + " printable ASCII characters without blanks, and what was read has not (" + stripped.length()
                    + " characters)");
        }
        int bits = bits(stripped.substring(0, Math.max(0, stripped.length() - TOLD)));
        if (bits < LEAST_BITS) {
            throw new MalformedRequest("too easily guessed from its last " + TOLD
                    + " characters and a hash: what is not told of it has about " + bits + " bits, and needs "
                    + LEAST_BITS);
        }
        return new ProviderKey(stripped);
    }

    /** At most as many bits as the text can have by how often it uses each of its characters (Shannon). */
    private static int bits(String text) {
        Map<Integer, Long> counts =
                text.chars().boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double bits = 0;
        for (long count : counts.values()) {
            bits += count * Math.log((double) text.length() / count) / Math.log(2);
        }
        return (int) bits;
    }

    String text() {
        return text;
    }

    /** The characters at its end that may be told. */
    public String lastFour() {
        return text.substring(text.length() - TOLD);
    }

    /** Whether another text has so many of its characters in a row, short of its end, that they give something away. */
    public boolean isToldBy(String other) {
        return IntStream.rangeClosed(0, text.length() - TOLD - TELLING)
                .anyMatch(from -> other.contains(text.substring(from, from + TELLING)));
    }

    @Override
    public String toString() {
        return "a key that ends in " + lastFour();
    }
}
