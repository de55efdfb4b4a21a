package dev.tocsin.match.engine;

import dev.tocsin.sigma.detection.Glob;
import java.util.ArrayList;
import java.util.List;

/** A glob ready to be matched against texts, one code point at a time, in time bounded by the product of the lengths. */
final class Wildcards {

    private static final int ANY_CHARACTER = -1;
    private static final int ANY_RUN = -2;

    private final int[] pattern;
    private final boolean cased;

    /** @param glob without placeholders */
    Wildcards(Glob glob, boolean cased) {
        List<Integer> codes = new ArrayList<>();
        for (Glob.Part part : glob.parts()) {
            switch (part) {
                case Glob.Literal(String text) ->
                    text.codePoints().map(c -> cased ? c : Folding.fold(c)).forEach(codes::add);
                case Glob.AnyCharacter _ -> codes.add(ANY_CHARACTER);
                case Glob.AnyRun _ -> codes.add(ANY_RUN);
                case Glob.Placeholder(String name) ->
                    throw new IllegalArgumentException("nobody said what %" + name + "% stands for");
            }
        }
        this.pattern = codes.stream().mapToInt(Integer::intValue).toArray();
        this.cased = cased;
    }

    /** Whether the whole text matches. */
    boolean match(CharSequence text) {
        int at = 0;
        int wanted = 0;
        int runAt = -1;
        int runWanted = -1;
        while (at < text.length()) {
            int code = codeAt(text, at);
            if (wanted < pattern.length && pattern[wanted] == ANY_RUN) {
                runWanted = ++wanted;
                runAt = at;
            } else if (wanted < pattern.length && fits(pattern[wanted], code)) {
                wanted++;
                at += Character.charCount(code);
            } else if (runAt >= 0) {
                // The last run takes one character more; what came before it need not be tried again.
                runAt = runTo(text, runAt + Character.charCount(codeAt(text, runAt)), runWanted);
                at = runAt;
                wanted = runWanted;
            } else {
                return false;
            }
        }
        while (wanted < pattern.length && pattern[wanted] == ANY_RUN) {
            wanted++;
        }
        return wanted == pattern.length;
    }

    /** The next place at which what follows a run can begin; it is often many characters away. */
    private int runTo(CharSequence text, int from, int wanted) {
        if (wanted == pattern.length || pattern[wanted] < 0) {
            return from;
        }
        int at = from;
        while (at < text.length()) {
            int code = codeAt(text, at);
            if (fits(pattern[wanted], code)) {
                return at;
            }
            at += Character.charCount(code);
        }
        return at;
    }

    private static int codeAt(CharSequence text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c) ? Character.codePointAt(text, at) : c;
    }

    private boolean fits(int wanted, int code) {
        return wanted == ANY_CHARACTER || wanted == (cased ? code : Folding.fold(code));
    }
}
