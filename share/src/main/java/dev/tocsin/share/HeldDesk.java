package dev.tocsin.share;

import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.ContributionWay;
import dev.tocsin.share.contribution.Contributions;
import dev.tocsin.share.contribution.Embargoes;
import dev.tocsin.share.contribution.HeldId;
import dev.tocsin.share.contribution.HeldObject;
import dev.tocsin.share.contribution.HeldObjects;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.screen.BenignLists;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a person looks at what is held, and lets it go on or refuses it. */
public final class HeldDesk {

    private final Directory directory;
    private final Records records;
    private final Contributions contributions;
    private final Embargoes embargoes;
    private final HeldObjects held;
    private final InstantSource clock;

    public HeldDesk(
            Directory directory,
            Records records,
            Contributions contributions,
            Embargoes embargoes,
            HeldObjects held,
            InstantSource clock) {
        this.embargoes = embargoes;
        this.directory = directory;
        this.records = records;
        this.contributions = contributions;
        this.held = held;
        this.clock = clock;
    }

    /** Those that wait, the oldest first, at most {@code limit} (1 or more) of them. */
    public Answer<List<HeldObject>> waiting(Caller caller, int limit) {
        return decide(caller, by -> held.waiting(limit));
    }

    /** One of them, whether it still waits or not; empty where there is none of that id. */
    public Answer<Optional<HeldObject>> find(Caller caller, HeldId id) {
        return decide(caller, by -> held.find(id));
    }

    /**
     * Shares what was held, as its contributor's.
     *
     * @return where it stands now, also where someone decided before; empty where there is none of that id
     */
    public Answer<Optional<HeldObject.State>> release(Caller caller, HeldId id, String note) {
        ContributionWay way = new ContributionWay(records, contributions, embargoes, () -> BenignLists.NONE, clock);
        return decide(
                caller,
                by -> held.find(id).map(object -> {
                    Channel channel = directory
                            .channel(object.channel())
                            .orElseThrow(() -> new IllegalStateException("no channel has the id " + object.channel()));
                    return way.release(held, channel, object, by, note);
                }));
    }

    /** Ends its waiting without sharing it; answers as {@link #release}. */
    public Answer<Optional<HeldObject.State>> refuse(Caller caller, HeldId id, String note) {
        return decide(
                caller,
                by -> held.find(id)
                        .map(object -> held.refuse(object, by, clock.instant().truncatedTo(ChronoUnit.MICROS), note)));
    }

    private <T> Answer<T> decide(Caller caller, Function<Owner, T> ifAllowed) {
        return switch (Decision.decide(caller, Act.ADMINISTER, Facts.NONE)) {
            case Decision.Refused(Decision.Reason reason) -> new Answer.Refused<>(reason);
            case Decision.Allowed() ->
                switch (caller) {
                    case Caller.Known by -> new Answer.Given<>(ifAllowed.apply(by.owner()));
                    case Caller.Anonymous _ ->
                        throw new IllegalStateException("the decision allows nothing to a caller who is not known");
                };
        };
    }
}
