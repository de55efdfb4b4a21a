package dev.tocsin.hub.admin;

import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.Newcomers;
import dev.tocsin.share.community.Sector;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.Tlp;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The rules of a channel in the body of a request; what it does not say stays as it was. */
final class WantedRules {

    static final Set<String> PROPERTIES = Set.of("kind", "sector", "ceiling", "keep_days", "newcomers");

    /** What holds where nothing is said: a community, up to TLP:AMBER+STRICT, with no end. */
    static final ChannelRules UNLESS_SAID = ChannelRules.upTo(Tlp.AMBER_STRICT);

    private enum Kind {
        COMMUNITY,
        SECTOR,
        BILATERAL,
        CASE
    }

    private WantedRules() {}

    static ChannelRules in(Wanted wanted, ChannelRules before) {
        return new ChannelRules(
                kind(wanted, before.kind()),
                wanted.optionalText("ceiling")
                        .map(written -> Wanted.constant("ceiling", written, Tlp.class))
                        .orElse(before.ceiling()),
                wanted.has("keep_days") ? keep(wanted) : before.keep(),
                wanted.optionalText("newcomers")
                        .map(written -> Wanted.constant("newcomers", written, Newcomers.class))
                        .orElse(before.newcomers()));
    }

    private static ChannelKind kind(Wanted wanted, ChannelKind before) {
        Optional<Sector> sector =
                wanted.optionalText("sector").map(written -> Wanted.constant("sector", written, Sector.class));
        Optional<Kind> kind = wanted.optionalText("kind").map(written -> Wanted.constant("kind", written, Kind.class));
        if (kind.isEmpty() && sector.isEmpty()) {
            return before;
        }
        if (sector.isPresent() && kind.filter(said -> said != Kind.SECTOR).isPresent()) {
            throw Wanted.bad("a sector is said of a channel that is of another kind: "
                    + Quoted.of(wanted.optionalText("kind").orElse("")));
        }
        return switch (kind.orElse(Kind.SECTOR)) {
            case COMMUNITY -> new ChannelKind.Community();
            case SECTOR ->
                new ChannelKind.OfSector(sector.orElseThrow(
                        () -> Wanted.bad("a channel of the kind sector says which: sector is missing")));
            case BILATERAL -> new ChannelKind.Bilateral();
            case CASE -> new ChannelKind.Case();
        };
    }

    /** Null takes the end away. */
    private static Optional<Duration> keep(Wanted wanted) {
        try {
            Optional<Duration> keep = wanted.wholeNumber("keep_days").map(Duration::ofDays);
            return new ChannelRules(new ChannelKind.Community(), Tlp.CLEAR, keep).keep();
        } catch (IllegalArgumentException e) {
            throw Wanted.bad("keep_days is not 1 to " + ChannelRules.MAX_KEEP_DAYS + ": "
                    + Quoted.of(wanted.json().path("keep_days").toString()));
        }
    }
}
