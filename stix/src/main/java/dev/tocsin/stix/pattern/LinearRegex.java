package dev.tocsin.stix.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;

/**
 * The regular expression of a {@code MATCHES}, searched for in time linear in the text, whatever the expression
 * (STIX 2.1 §9.6.1).
 *
 * <p>The specification asks for PCRE. What makes PCRE slow on hostile input is also what linear time cannot have:
 * back-references, look-around, possessive and atomic groups. An expression that uses them is refused, not
 * approximated. Three differences remain: {@code \w}, {@code \d}, {@code \s} and {@code \b} know ASCII only; repetition
 * counts end at 1000; {@code $} matches before a final line feed only where {@code \z} is not used beside it.
 */
public final class LinearRegex {

    /** The most instructions an expression may compile to: room for some hundred alternatives. */
    public static final int MAX_PROGRAM_SIZE = 20_000;

    private static final int MAX_GROUP_DEPTH = 100;
    private static final int MAX_LENGTH = 50_000;

    private final Pattern program;
    private final boolean endMayPrecedeLineFeed;

    private LinearRegex(Pattern program, String regex) {
        this.program = program;
        this.endMayPrecedeLineFeed = regex.indexOf('$') >= 0 && !regex.contains("\\z");
    }

    /** What compiling came to. */
    public sealed interface Compilation {

        /** Ready to search. */
        record Compiled(LinearRegex regex) implements Compilation {}

        /**
         * Not usable.
         *
         * @param reason why, in lower case
         * @param index where in the expression, in {@code char}s, or 0 where no one place is to blame
         */
        record Refused(String reason, int index) implements Compilation {}
    }

    /** Compiles an expression, which is brought to Unicode normalization form C first. */
    public static Compilation compile(String expression) {
        String regex = Normalizer.normalize(expression, Normalizer.Form.NFC);
        if (regex.length() > MAX_LENGTH) {
            return new Compilation.Refused(
                    "a regular expression of " + regex.length() + " characters; at most " + MAX_LENGTH + " are taken",
                    0);
        }
        // Measured before it is compiled: (a{1000}){1000} is short to write and large to hold.
        RegexMeasure measure = RegexMeasure.of(regex);
        if (measure.depth() > MAX_GROUP_DEPTH) {
            return new Compilation.Refused("groups nested deeper than " + MAX_GROUP_DEPTH, 0);
        }
        if (measure.size() > MAX_PROGRAM_SIZE) {
            return new Compilation.Refused(
                    "its repetitions come to more than " + MAX_PROGRAM_SIZE + " steps", measure.largestRepetitionAt());
        }
        if (EndlessFolding.in(regex, false)) {
            return new Compilation.Refused(
                    "letters that cannot be compared without regard to case: U+1C80 to U+1C88, alone or within a range",
                    0);
        }
        try {
            // The DOTALL option MUST be specified (STIX 2.1 §9.6.1).
            return new Compilation.Compiled(new LinearRegex(Pattern.compile(regex, Pattern.DOTALL), regex));
        } catch (PatternSyntaxException e) {
            int index = e.getPattern() == null ? 0 : Math.max(0, regex.indexOf(e.getPattern()));
            return new Compilation.Refused(reason(e), index);
        }
    }

    /** Whether the expression occurs anywhere in the text. Normalizing the text is the caller's part. */
    public boolean occursIn(String text) {
        return program.matcher(text).find()
                || (endMayPrecedeLineFeed
                        && text.endsWith("\n")
                        && program.matcher(text.substring(0, text.length() - 1)).find());
    }

    private static String reason(PatternSyntaxException e) {
        String what = e.getDescription();
        return switch (what) {
            // "(?<" begins a named group here, and a look-behind in PCRE.
            case "invalid or unsupported Perl syntax", "invalid named capture" ->
                "look-around, atomic groups and the like cannot be matched in linear time";
            case "invalid nested repetition operator" -> "possessive and doubled repetitions cannot be used";
            case "invalid escape sequence" -> "an escape that linear-time matching does not know, or a back-reference";
            default -> what;
        };
    }
}
