package dev.tocsin.ledger.tile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the names of files are written: an index as elements of three digits, all but the last behind an {@code x}. */
final class TilePaths {

    /** More than a log can have of any file: six elements of three digits. */
    static final long MAX_INDEX = 999_999_999_999_999_999L;

    private static final Pattern SHAPE = Pattern.compile(
            "tile/(entries|[1-5]?[0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private TilePaths() {}

    static String file(long index, int width) {
        StringBuilder name = new StringBuilder(three(index % 1_000));
        for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
            name.insert(0, "x" + three(rest % 1_000) + "/");
        }
        return width == TilePath.FULL_WIDTH ? name.toString() : name + ".p/" + width;
    }

    static Optional<TilePath> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String partial = matcher.group(3);
        int width = partial == null ? TilePath.FULL_WIDTH : Integer.parseInt(partial);
        if (partial != null && width >= TilePath.FULL_WIDTH) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        TilePath path = matcher.group(1).equals("entries")
                ? new TilePath.Entries(index, width)
                : new TilePath.Hashes(Integer.parseInt(matcher.group(1)), index, width);
        // An index has one name: without elements of zeros before it.
        return path.toString().equals(text) ? Optional.of(path) : Optional.empty();
    }

    private static String three(long number) {
        return Long.toString(1_000 + number).substring(1);
    }
}
