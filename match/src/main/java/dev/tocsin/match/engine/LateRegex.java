package dev.tocsin.match.engine;

import com.google.re2j.Pattern;
import dev.tocsin.sigma.detection.RegexCheck;
import dev.tocsin.sigma.detection.RegexFlag;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A regular expression that is compiled when it is asked for the first time, which most never are. Safe to share. */
final class LateRegex implements Predicate<CharSequence> {

    private final String expression;
    private final Set<RegexFlag> flags;
    private volatile @Nullable Pattern pattern;

    /** @param expression one that RE2/J takes */
    LateRegex(String expression, Set<RegexFlag> flags) {
        this.expression = expression;
        this.flags = flags;
    }

    /** Whether it is found anywhere in the text. */
    @Override
    public boolean test(CharSequence text) {
        Pattern compiled = pattern;
        if (compiled == null) {
            compiled = Pattern.compile(expression, RegexCheck.re2jFlags(flags));
            pattern = compiled;
        }
        return compiled.matcher(text).find();
    }
}
