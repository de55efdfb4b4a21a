package dev.tocsin.match.engine;

import com.google.re2j.Pattern;
import dev.tocsin.match.regex.PlainRegex;
import dev.tocsin.sigma.detection.RegexCheck;
import dev.tocsin.sigma.detection.RegexFlag;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when it is asked for the first time, which most never are: as a {@link PlainRegex} if
 * it is one, or else by RE2/J, which makes some objects for each search. Safe to share.
 */
final class LateRegex implements Predicate<CharSequence> {

    private final String expression;
    private final Set<RegexFlag> flags;
    private volatile @Nullable Predicate<CharSequence> search;

    /** @param expression one that RE2/J takes */
    LateRegex(String expression, Set<RegexFlag> flags) {
        this.expression = expression;
        this.flags = flags;
    }

    /** Whether it is found anywhere in the text. */
    @Override
    public boolean test(CharSequence text) {
        Predicate<CharSequence> compiled = search;
        if (compiled == null) {
            compiled = compile();
            search = compiled;
        }
        return compiled.test(text);
    }

    private Predicate<CharSequence> compile() {
        if (!flags.contains(RegexFlag.MULTI_LINE)) {
            Optional<PlainRegex> plain =
                    PlainRegex.of(expression, flags.contains(RegexFlag.IGNORE_CASE), flags.contains(RegexFlag.DOT_ALL));
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        Pattern pattern = Pattern.compile(expression, RegexCheck.re2jFlags(flags));
        return text -> pattern.matcher(text).find();
    }
}
