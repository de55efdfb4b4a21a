package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Applies the modifiers of text in their order; one value may become several, of which any has to match. */
final class TextValues {

    /** The most values that a value may become. */
    static final int MAX_EXPANSIONS = 5_000;

    /** The most values that the values of a document may become in all. */
    static final int MAX_EXPANSIONS_OF_DOCUMENT = 200_000;

    private final Problems problems;
    private int expanded;

    TextValues(Problems problems) {
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
        }
        expanded += globs.size() - 1;
        if (expanded > MAX_EXPANSIONS_OF_DOCUMENT) {
            tooMany(text, place);
            return List.of();
        }
        return globs;
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
        List<Glob> ways = List.of(new Glob(List.of()));
        for (Glob.Part part : glob.parts()) {
            List<Glob> longer = new ArrayList<>();
            List<String> runs =
                    part instanceof Glob.Literal(String run) ? Windash.permutations(run, MAX_EXPANSIONS) : List.of("");
            if (runs.isEmpty() || ways.size() * runs.size() > MAX_EXPANSIONS) {
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
