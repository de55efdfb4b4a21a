package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Applies the modifiers of text in their order; one value may become several, of which any has to match. */
final class TextValues {

    /** The most values that a value may become. */
    static final int MAX_EXPANSIONS = 5_000;

    /** The most characters that the values which a value becomes may have together. */
    static final int MAX_EXPANDED_CHARACTERS = 4_000_000;

    /** What a value of its own costs beyond its characters, in characters. */
    private static final long VALUE_OVERHEAD = 64;

    /** The most placeholders of a value. */
    static final int MAX_PLACEHOLDERS = 10;

    private final ExpansionBudget budget;
    private final Problems problems;

    TextValues(ExpansionBudget budget, Problems problems) {
        this.budget = budget;
        this.problems = problems;
    }

    /** The globs that a text stands for; empty where it cannot be used, which {@code problems} has been told. */
    List<Glob> read(FieldKey key, String text, Place place) {
        if (text.length() > Glob.MAX_LENGTH) {
            problems.error(place, text, "a value of more than " + Glob.MAX_LENGTH + " characters", "");
            return List.of();
        }
        Glob glob = key.has(Modifier.EXPAND) ? Glob.parseWithPlaceholders(text) : Glob.parse(text);
        if (glob.parts().stream()
                        .filter(part -> !(part instanceof Glob.Literal))
                        .count()
                > Glob.MAX_WILDCARDS) {
            problems.error(place, text, "a value of more than " + Glob.MAX_WILDCARDS + " wildcards", "");
            return List.of();
        }
        if (glob.parts().stream().filter(Glob.Placeholder.class::isInstance).count() > MAX_PLACEHOLDERS) {
            problems.error(place, text, "a value of more than " + MAX_PLACEHOLDERS + " placeholders", "");
            return List.of();
        }
        return apply(key, glob, text, place);
    }

    /** The same for text in which nothing has a special meaning. */
    List<Glob> literal(FieldKey key, String text, Place place) {
        return apply(key, Glob.literal(text), text, place);
    }

    private List<Glob> apply(FieldKey key, Glob first, String text, Place place) {
        List<Glob> globs = List.of(first);
        boolean bytes = false;
        for (Modifier modifier : key.modifiers()) {
            List<Glob> changed = new ArrayList<>();
            for (Glob glob : globs) {
                List<Glob> some = apply(modifier, glob, bytes, text, place);
                if (some.isEmpty() || changed.size() + some.size() > MAX_EXPANSIONS) {
                    if (!some.isEmpty()) {
                        tooMany(text, place);
                    }
                    return List.of();
                }
                changed.addAll(some);
            }
            globs = changed;
            bytes |= modifier.group() == Modifier.Group.ENCODING;
            if (characters(globs) > MAX_EXPANDED_CHARACTERS) {
                tooMany(text, place);
                return List.of();
            }
        }
        if (!budget.take(Math.max(0, characters(globs) - text.length()) + VALUE_OVERHEAD * (globs.size() - 1))) {
            problems.error(place, text, "modifiers make too much of the values of this file", "split the file");
            return List.of();
        }
        return globs;
    }

    private static long characters(List<Glob> globs) {
        return globs.stream().mapToLong(Glob::length).sum();
    }

    private void tooMany(String text, Place place) {
        problems.error(
                place,
                text,
                "modifiers make too many values of it",
                "write the values that are meant, without windash");
    }

    private List<Glob> apply(Modifier modifier, Glob glob, boolean bytes, String text, Place place) {
        return switch (modifier) {
            case CONTAINS -> List.of(glob.contains());
            case STARTSWITH -> List.of(glob.startsWith());
            case ENDSWITH -> List.of(glob.endsWith());
            case WINDASH -> windash(glob, text, place);
            case BASE64, BASE64OFFSET, UTF16 -> encodeWhole(modifier, glob, bytes, text, place);
            case WIDE, UTF16LE, UTF16BE -> encodeRuns(modifier, glob, bytes, text, place);
            default -> List.of(glob);
        };
    }

    private List<Glob> windash(Glob glob, String text, Place place) {
        int most = Math.clamp(MAX_EXPANDED_CHARACTERS / (glob.length() + 1), 1, MAX_EXPANSIONS);
        List<Glob> ways = List.of(new Glob(List.of()));
        for (Glob.Part part : glob.parts()) {
            List<Glob> longer = new ArrayList<>();
            List<String> runs =
                    part instanceof Glob.Literal(String run) ? Windash.permutations(run, most) : List.of("");
            if (runs.isEmpty() || ways.size() * runs.size() > most) {
                tooMany(text, place);
                return List.of();
            }
            for (Glob way : ways) {
                for (String run : runs) {
                    Glob.Part next = part instanceof Glob.Literal ? new Glob.Literal(run) : part;
                    longer.add(Glob.joinedWith(way.parts(), List.of(next)));
                }
            }
            ways = longer;
        }
        return ways;
    }

    private List<Glob> encodeWhole(Modifier modifier, Glob glob, boolean bytes, String text, Place place) {
        if (!glob.isLiteral()) {
            refuseEncoding(modifier, glob, text, place);
            return List.of();
        }
        String plain = glob.plain();
        List<String> encoded = Encoding.apply(modifier, plain, bytes);
        if (plain.isEmpty() || encoded.isEmpty()) {
            problems.error(place, text, "a value too short to be encoded by " + modifier.word(), "");
            return List.of();
        }
        return encoded.stream().map(Glob::literal).toList();
    }

    private List<Glob> encodeRuns(Modifier modifier, Glob glob, boolean bytes, String text, Place place) {
        if (glob.hasPlaceholders()) {
            refuseEncoding(modifier, glob, text, place);
            return List.of();
        }
        return List.of(
                glob.mapLiterals(run -> Encoding.apply(modifier, run, bytes).getFirst()));
    }

    private void refuseEncoding(Modifier modifier, Glob glob, String text, Place place) {
        problems.error(
                place,
                text,
                "a value with " + (glob.hasPlaceholders() ? "placeholders" : "wildcards") + " cannot be encoded by "
                        + modifier.word(),
                "write contains, startswith and endswith after the encoding, and escape plain wildcards: \\*");
    }
}
