package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Detection;
import java.util.List;

/**
 * A filter: what else must hold for rules to match (Sigma filters specification). Its condition is joined to that of each rule
 * by "and", as pySigma does it, so a filter that leaves something out begins with {@code not}.
 *
 * @param logSource only rules whose log source has all of this are changed
 */
public record SigmaFilter(Header header, LogSource logSource, Target target, Detection detection)
        implements SigmaDocument {

    /** Which rules a filter changes. */
    public sealed interface Target {}

    /** Every rule for its log source: {@code rules: any}. */
    public record AnyRule() implements Target {}

    /** The rules with these ids or names; never empty. */
    public record Named(List<String> rules) implements Target {
        public Named {
            rules = List.copyOf(rules);
        }
    }
}
