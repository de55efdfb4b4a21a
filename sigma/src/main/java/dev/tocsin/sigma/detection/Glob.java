package dev.tocsin.sigma.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text with wildcards (Sigma rules specification, String Wildcard and Escaping), as the runs it consists of. Two runs of
 * plain text never stand side by side, nor do two {@code *}. The empty glob is the empty text.
 *
 * <p>A backslash makes the {@code *}, {@code ?} or backslash after it plain; before anything else it is plain itself.
 */
public record Glob(List<Part> parts) {

    /** The longest text of a value that is taken, in {@code char}s. */
    public static final int MAX_LENGTH = 65_536;

    /** The most wildcards and placeholders of a value. */
    public static final int MAX_WILDCARDS = 1_000;

    private static final Glob EMPTY = new Glob(List.of());

    /** A run of a glob. */
    public sealed interface Part {}

    /** Plain text, never empty. */
    public record Literal(String text) implements Part {
        public Literal {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty run of plain text");
            }
        }
    }

    /** {@code ?}: exactly one character. */
    public record AnyCharacter() implements Part {}

    /** {@code *}: any number of characters, none among them. */
    public record AnyRun() implements Part {}

    /** {@code %name%} in a value with the modifier {@code expand}: what it stands for is not known yet. */
    public record Placeholder(String name) implements Part {}

    static final AnyCharacter ANY_CHARACTER = new AnyCharacter();
    static final AnyRun ANY_RUN = new AnyRun();

    /** Takes any runs; those that belong together are joined. */
    public Glob {
        parts = joined(parts);
    }

    /** A text in which nothing has a special meaning. */
    public static Glob literal(String text) {
        return text.isEmpty() ? EMPTY : new Glob(List.of(new Literal(text)));
    }

    /** Reads a value as a rule writes it; {@code %} is plain. */
    public static Glob parse(String text) {
        return new GlobParser(text, false).parse();
    }

    /** Reads a value with the modifier {@code expand}: {@code %name%} is a placeholder, {@code \%} a plain {@code %}. */
    public static Glob parseWithPlaceholders(String text) {
        return new GlobParser(text, true).parse();
    }

    /** Whether it is plain text from end to end. */
    public boolean isLiteral() {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    /** The text of a glob without wildcards. */
    String plain() {
        if (!isLiteral()) {
            throw new IllegalStateException("wildcards in " + this);
        }
        return parts.isEmpty() ? "" : ((Literal) parts.getFirst()).text();
    }

    /** How many characters of plain text it has, and runs of another kind. */
    long length() {
        return parts.stream()
                .mapToLong(part -> part instanceof Literal(String text) ? text.length() : 1)
                .sum();
    }

    /** Whether something in it is not known yet. */
    public boolean hasPlaceholders() {
        return parts.stream().anyMatch(Placeholder.class::isInstance);
    }

    /** The same, found at the beginning of a longer text. */
    public Glob startsWith() {
        return joinedWith(parts, List.of(ANY_RUN));
    }

    /** The same, found at the end of a longer text. */
    public Glob endsWith() {
        return joinedWith(List.of(ANY_RUN), parts);
    }

    /** The same, found anywhere in a longer text. */
    public Glob contains() {
        return startsWith().endsWith();
    }

    /** Changes each run of plain text. */
    Glob mapLiterals(Function<String, String> change) {
        return new Glob(parts.stream()
                .map(part -> part instanceof Literal(String text) ? (Part) new Literal(change.apply(text)) : part)
                .toList());
    }

    static Glob joinedWith(List<Part> first, List<Part> second) {
        List<Part> all = new ArrayList<>(first);
        all.addAll(second);
        return new Glob(all);
    }

    /** As a rule would write it, each plain backslash doubled; parsing that gives this glob again, placeholders apart. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Literal(String text) -> out.append(text.replaceAll("[*?\\\\]", "\\\\$0"));
                case AnyCharacter _ -> out.append('?');
                case AnyRun _ -> out.append('*');
                case Placeholder(String name) -> out.append('%').append(name).append('%');
            }
        }
        return out.toString();
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> out = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal(String text)) {
                run.append(text);
                continue;
            }
            endRun(run, out);
            if (!(part instanceof AnyRun && !out.isEmpty() && out.getLast() instanceof AnyRun)) {
                out.add(part);
            }
        }
        endRun(run, out);
        return List.copyOf(out);
    }

    private static void endRun(StringBuilder run, List<Part> out) {
        if (!run.isEmpty()) {
            out.add(new Literal(run.toString()));
            run.setLength(0);
        }
    }
}
