package dev.tocsin.share.screen;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters that a reader does not see and a program does, by which a text says one thing to people and another to
 * programs: controls of writing direction, zero-width characters, tags, selectors of variants that vary nothing, fillers and
 * control characters other than tabulator and line ends.
 *
 * <p>Kept is what a text needs to be written right: joiners between letters of scripts that join (Unicode core specification
 * §23.2) and between pictographs, one selector of a variant behind a character that has variants (§23.4), and the tags of
 * the three flags of regions that Unicode recommends (UTS 51, ED-14a). A line or paragraph separator becomes a line feed.
 */
public final class HiddenText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    /** England, Scotland and Wales. */
    private static final Set<String> REGIONS_WITH_FLAGS = Set.of("gbeng", "gbsct", "gbwls");

    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private final StringBuilder kept = new StringBuilder();
    private final String text;
    private int stripped;

    private HiddenText(String text) {
        this.text = text;
    }

    /**
     * A text without its hidden characters.
     *
     * @param stripped how many were taken out; separators that became line feeds count
     */
    public record Cleaned(String text, int stripped) {}

    public static Cleaned clean(String text) {
        if (plain(text)) {
            return new Cleaned(text, 0);
        }
        HiddenText hidden = new HiddenText(text);
        for (int at = 0; at < text.length(); ) {
            at = hidden.take(at);
        }
        return new Cleaned(hidden.kept.toString(), hidden.stripped);
    }

    /** Whether anything would be taken out. */
    public static boolean isIn(String text) {
        return clean(text).stripped() > 0;
    }

    /** Almost all texts are. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean seen = (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t' || c == '\r' || (c > 0xAD && c < 0x300);
            if (!seen) {
                return false;
            }
        }
        return true;
    }

    /** Takes what begins at a place, and says where to go on. */
    private int take(int at) {
        int c = text.codePointAt(at);
        int next = at + Character.charCount(c);
        if (c == BLACK_FLAG) {
            kept.appendCodePoint(c);
            return region(next);
        }
        if (c == 0x2028 || c == 0x2029) {
            kept.append('\n');
            stripped++;
        } else if (isHidden(c) && !isNeeded(c, next)) {
            stripped++;
        } else {
            kept.appendCodePoint(c);
        }
        return next;
    }

    /** Keeps the tags behind a flag where they name a region that has one. */
    private int region(int at) {
        StringBuilder name = new StringBuilder();
        int end = at;
        while (end < text.length() && name.length() < 6) {
            int c = text.codePointAt(end);
            if (c == CANCEL_TAG && REGIONS_WITH_FLAGS.contains(name.toString())) {
                kept.append(text, at, end + 2);
                return end + 2;
            }
            if (c < 0xE0030 || c > 0xE007A) {
                break;
            }
            name.append((char) (c - 0xE0000));
            end += 2;
        }
        return at;
    }

    private boolean isNeeded(int c, int next) {
        if (kept.isEmpty()) {
            return false;
        }
        int before = kept.codePointBefore(kept.length());
        int behind = next < text.length() ? text.codePointAt(next) : -1;
        if (c == ZERO_WIDTH_JOINER && behind >= 0) {
            boolean pictographs = isPictograph(beforeSelector()) && isPictograph(behind);
            return pictographs || (joins(before) && joins(behind));
        }
        if (c == ZERO_WIDTH_NON_JOINER && behind >= 0) {
            return joins(before) && joins(behind);
        }
        if (isSelector(c)) {
            return hasVariants(before, c);
        }
        return false;
    }

    private int beforeSelector() {
        int before = kept.codePointBefore(kept.length());
        int length = kept.length() - Character.charCount(before);
        return isSelector(before) && length > 0 ? kept.codePointBefore(length) : before;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.FORMAT -> !isVisibleFormat(c);
            default -> isSelector(c) || isBlankFiller(c) || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }

    /** Arabic, Syriac and Kaithi signs that enclose or precede numbers are of the category and are seen. */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x0600 && c <= 0x0605)
                || c == 0x06DD
                || c == 0x070F
                || c == 0x0890
                || c == 0x0891
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD;
    }

    /** Letters of no width or no ink: they make two names differ that look alike. */
    private static boolean isBlankFiller(int c) {
        return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0;
    }

    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180D);
    }

    private static boolean hasVariants(int before, int selector) {
        if (selector >= 0xE0100) {
            return UnicodeScript.of(before) == UnicodeScript.HAN;
        }
        if (selector < 0xFE00) {
            return UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
        }
        boolean keycap = before == '#' || before == '*' || (before >= '0' && before <= '9');
        return keycap
                ? selector >= 0xFE0E
                : Character.isEmoji(before)
                        || Character.getType(before) == Character.MATH_SYMBOL
                        || UnicodeScript.of(before) == UnicodeScript.HAN
                        || UnicodeScript.of(before) == UnicodeScript.MYANMAR;
    }

    private static boolean isPictograph(int c) {
        return c > 0xFF
                && (Character.isEmoji(c) || Character.isExtendedPictographic(c) || Character.isEmojiModifier(c));
    }

    private static boolean joins(int c) {
        boolean written = Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        return written && JOINING.contains(UnicodeScript.of(c));
    }
}
