package dev.tocsin.share.screen;

import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.LinearRegex;
import java.util.Locale;

/** One entry of a list. Texts are compared without regard to letter case, as host names and digests are. */
public sealed interface Entry {

    /** A network: every address in it is on the list. */
    record Network(IpRange range) implements Entry {}

    /** The value itself. */
    record Exact(String text) implements Entry {
        public Exact {
            text = text.toLowerCase(Locale.ROOT);
        }
    }

    /** A domain name and every name below it. */
    record DomainAndBelow(String name) implements Entry {
        public DomainAndBelow {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    /** Any value with this text in it. */
    record Substring(String text) implements Entry {
        public Substring {
            text = text.toLowerCase(Locale.ROOT);
        }
    }

    /** Any value in which the expression occurs. */
    record Expression(LinearRegex regex) implements Entry {}
}
