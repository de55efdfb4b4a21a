package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Nearest;
import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of a search, taken apart at its {@code |}: a field and its modifiers, which fit together.
 *
 * @param field empty for keywords
 * @param modifiers in the order they are written, which is the order they are applied in
 * @param type what they make of the values
 */
record FieldKey(String field, List<Modifier> modifiers, ValueType type) {

    private static final int MOST_MODIFIERS = 10;

    /** Reads a key; empty where it cannot be used, which {@code problems} has been told. */
    static Optional<FieldKey> read(String key, Place place, Problems problems) {
        String[] words = key.split("\\|", MOST_MODIFIERS + 2);
        if (words.length > MOST_MODIFIERS + 1) {
            problems.error(place, key, "more than " + MOST_MODIFIERS + " modifiers", "");
            return Optional.empty();
        }
        List<Modifier> modifiers = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            Modifier modifier = Modifier.of(words[i]);
            if (modifier == null) {
                problems.error(place, words[i], "an unknown modifier", hint(words[i]));
                return Optional.empty();
            }
            modifiers.add(modifier);
        }
        ValueType type = type(modifiers, place, problems);
        if (type == null || !fit(modifiers, type, place, problems)) {
            return Optional.empty();
        }
        if (!words[0].equals(words[0].strip())) {
            problems.warning(place, words[0], "a field with spaces around its name, which count", "leave them out");
        }
        return Optional.of(new FieldKey(words[0], List.copyOf(modifiers), type));
    }

    private static String hint(String word) {
        String lower = word.toLowerCase(Locale.ROOT).strip();
        if (Modifier.of(lower) != null) {
            return "modifiers are in small letters, without spaces: " + lower;
        }
        String nearest = Nearest.hint(word, Modifier.words());
        return nearest.isEmpty() ? "see the Sigma modifiers appendix" : nearest;
    }

    private static @Nullable ValueType type(List<Modifier> modifiers, Place place, Problems problems) {
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        for (Modifier modifier : modifiers) {
            if (modifier.makes() != null) {
                types.add(modifier.makes());
            }
        }
        // "hour|gte" compares a part of a date.
        if (types.contains(ValueType.TIME_PART)) {
            types.remove(ValueType.COMPARISON);
        }
        if (types.size() > 1) {
            String all =
                    String.join(" and ", types.stream().map(ValueType::shown).toList());
            problems.error(place, "", "modifiers that make a value " + all + " at once", "leave one of them out");
            return null;
        }
        return types.isEmpty() ? ValueType.TEXT : types.iterator().next();
    }

    private static boolean fit(List<Modifier> modifiers, ValueType type, Place place, Problems problems) {
        Map<Modifier.Group, Modifier> seen = new EnumMap<>(Modifier.Group.class);
        Set<RegexFlag> flags = EnumSet.noneOf(RegexFlag.class);
        for (Modifier modifier : modifiers) {
            if (!modifier.appliesTo(type)) {
                problems.error(
                        place,
                        modifier.word(),
                        "a modifier that cannot be applied to " + type.shown(),
                        instead(modifier, type));
                return false;
            }
            if (modifier.flag() != null && !flags.add(modifier.flag())) {
                problems.error(place, modifier.word(), "a flag that is given twice", "");
                return false;
            }
            Modifier earlier = seen.put(modifier.group(), modifier);
            if (earlier != null && modifier.group() != Modifier.Group.ENCODING && modifier.flag() == null) {
                problems.error(
                        place,
                        modifier.word(),
                        "a modifier that does not go with " + earlier.word(),
                        "leave one of them out");
                return false;
            }
        }
        Modifier comparison = seen.get(Modifier.Group.COMPARISON);
        if (comparison != null && seen.get(Modifier.Group.LINK) == Modifier.NEQ) {
            problems.error(
                    place, "neq", "a modifier that does not go with " + comparison.word(), "leave one of them out");
            return false;
        }
        return true;
    }

    private static String instead(Modifier modifier, ValueType type) {
        if (modifier.flag() != null) {
            return "it belongs after re, as in Field|re|" + modifier.word();
        }
        if (type == ValueType.REGEX && modifier == Modifier.CASED) {
            return "regular expressions are case-sensitive unless i is given";
        }
        if (type == ValueType.REGEX && modifier.group() == Modifier.Group.POSITION) {
            return "an expression is found anywhere; use ^ and $ to tie it to the ends";
        }
        return "";
    }

    boolean has(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /** The same with a modifier at the end, if it is not there yet. */
    FieldKey with(Modifier modifier) {
        if (has(modifier)) {
            return this;
        }
        List<Modifier> more = new ArrayList<>(modifiers);
        more.add(modifier);
        return new FieldKey(field, List.copyOf(more), type);
    }

    Quantifier quantifier() {
        if (has(Modifier.NEQ)) {
            return Quantifier.NONE;
        }
        return has(Modifier.ALL) ? Quantifier.ALL : Quantifier.ANY;
    }

    Set<RegexFlag> flags() {
        Set<RegexFlag> flags = EnumSet.noneOf(RegexFlag.class);
        for (Modifier modifier : modifiers) {
            if (modifier.flag() != null) {
                flags.add(modifier.flag());
            }
        }
        return Set.copyOf(flags);
    }

    Comparison comparison() {
        for (Modifier modifier : modifiers) {
            if (modifier.comparison() != null) {
                return modifier.comparison();
            }
        }
        return Comparison.EQ;
    }

    @Nullable
    TimeUnit timeUnit() {
        for (Modifier modifier : modifiers) {
            if (modifier.unit() != null) {
                return modifier.unit();
            }
        }
        return null;
    }

    Position position() {
        if (has(Modifier.CONTAINS)) {
            return Position.ANYWHERE;
        }
        if (has(Modifier.STARTSWITH)) {
            return Position.START;
        }
        return has(Modifier.ENDSWITH) ? Position.END : Position.WHOLE;
    }

    /** Whether a modifier changes or encodes text, so that a number is taken as its digits. */
    boolean changesText() {
        return modifiers.stream().anyMatch(modifier -> switch (modifier.group()) {
            case POSITION, ENCODING, WINDASH, EXPAND, CASE -> true;
            default -> false;
        });
    }
}
