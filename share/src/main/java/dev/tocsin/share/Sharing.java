package dev.tocsin.share;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Act;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.Decision;
import dev.tocsin.share.community.Decision.Allowed;
import dev.tocsin.share.community.Decision.Reason;
import dev.tocsin.share.community.Decision.Refused;
import dev.tocsin.share.community.Directory;
import dev.tocsin.share.community.Facts;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.ContributionId;
import dev.tocsin.share.contribution.ContributionWay;
import dev.tocsin.share.contribution.Contributions;
import dev.tocsin.share.contribution.EmbargoedObject;
import dev.tocsin.share.contribution.Embargoes;
import dev.tocsin.share.contribution.Originals;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.record.FeedEnd;
import dev.tocsin.share.record.ManifestEntry;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.share.record.Withdrawal;
import dev.tocsin.share.release.ReleaseBook;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.stix.StixId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The door through which all that is shared is read and written: it asks the {@link Decision} first, and answers about
 * what is hidden exactly as about what does not exist.
 */
public final class Sharing {

    private final Directory directory;
    private final Records records;
    private final Contributions contributions;
    private final Embargoes embargoes;
    private final ReleaseBook book;
    private final OwnView own;
    private final ContributionWay way;
    private final InstantSource clock;

    /** @param benign the lists of benign values as they stand at the moment */
    public Sharing(
            Directory directory,
            Records records,
            Contributions contributions,
            Embargoes embargoes,
            Originals originals,
            Supplier<BenignLists> benign,
            ReleaseBook book,
            InstantSource clock) {
        this.book = book;
        this.clock = clock;
        this.embargoes = embargoes;
        this.own = new OwnView(originals);
        this.way = new ContributionWay(records, contributions, embargoes, benign, clock);
        this.directory = directory;
        this.records = records;
        this.contributions = contributions;
    }

    /** The channels that the caller may know of, by name. */
    public List<VisibleChannel> channels(Caller caller) {
        return directory.channels().stream()
                .map(channel -> new Found(channel, rights(caller, channel.id()), Optional.empty()))
                .filter(found -> Decision.decide(caller, Act.SEE_CHANNEL, found.facts()) instanceof Allowed)
                .map(Found::visible)
                .toList();
    }

    /** One channel, by its id or its name. */
    public Answer<VisibleChannel> channel(Caller caller, String idOrName) {
        return decide(caller, Act.SEE_CHANNEL, idOrName, found -> found.visible());
    }

    /** A page of what a channel holds; see {@link Records#read}. */
    public Answer<Page<SharedRecord>> read(Caller caller, String channel, Selection selection, int limit) {
        return decide(
                caller,
                Act.READ,
                channel,
                found -> released(
                        caller,
                        found.id(),
                        SharedRecord::place,
                        own.of(
                                caller,
                                found.id(),
                                records.read(
                                        found.id(),
                                        found.since(),
                                        own.asGiven(caller, found.id(), selection),
                                        limit))));
    }

    /** What the caller may read of a channel. */
    public Answer<View> view(Caller caller, String channel) {
        return decide(caller, Act.READ, channel, Found::view);
    }

    private <T> Page<T> released(Caller caller, ChannelId channel, Function<T, Place> place, Page<T> page) {
        if (!page.items().isEmpty()) {
            released(
                    caller,
                    channel,
                    place.apply(page.items().getFirst()),
                    place.apply(page.items().getLast()));
        }
        return page;
    }

    /** To be called before a caller is told records that were read by a view, from one place to another. */
    public void released(Caller caller, ChannelId channel, Place first, Place last) {
        book.note(caller, channel, first, last);
    }

    /** As {@link #read}, for whoever was given this view, which {@link #released} is to be told. */
    public Page<SharedRecord> read(View view, Selection selection, int limit) {
        return records.read(view.channel(), view.since(), selection, limit);
    }

    /** How far the channel's feed reaches at the moment. */
    public FeedEnd end(View view) {
        return records.end(view.channel());
    }

    /**
     * What was taken back, also of what the view does not show, since all are counted; see
     * {@link Records#withdrawals(dev.tocsin.share.community.ChannelId, long, int)}.
     */
    public List<Withdrawal> withdrawals(View view, long after, int limit) {
        return records.withdrawals(view.channel(), after, limit);
    }

    /** As {@link #read}, without content. */
    public Answer<Page<ManifestEntry>> manifest(Caller caller, String channel, Selection selection, int limit) {
        return decide(
                caller,
                Act.READ,
                channel,
                found -> released(
                        caller,
                        found.id(),
                        ManifestEntry::place,
                        own.listed(
                                caller,
                                found.id(),
                                records.manifest(
                                        found.id(),
                                        found.since(),
                                        own.asGiven(caller, found.id(), selection),
                                        limit))));
    }

    /**
     * Takes objects into a channel, one outcome for each. What the receipt calls accepted is durable when this returns.
     */
    public Answer<Receipt> contribute(Caller caller, String channel, List<JsonNode> objects) {
        return decide(caller, Act.CONTRIBUTE, channel, found -> {
            Owner contributor = ownerOf(caller);
            return way.take(found.channel(), contributor, found.sight(contributor), objects);
        });
    }

    /**
     * Takes back versions of an object: those that the caller contributed, or all of them for the administrator. At least
     * one; where there is none that the caller may take back, the answer is a refusal.
     */
    public Answer<List<Withdrawal>> withdraw(Caller caller, String channel, StixId named, Set<VersionMatch> matching) {
        Optional<Found> found = find(caller, channel);
        StixId id = found.map(there -> own.givenId(caller, there.id(), named)).orElse(named);
        Set<VersionMatch> versions = found.map(there -> own.given(caller, there.id(), named, matching))
                .orElse(matching);
        found.filter(there -> !there.rights().isEmpty()).map(Found::channel).ifPresent(way::releaseDue);
        Optional<Owner> owner = found.flatMap(there -> owner(caller, there, named, id, versions));
        Facts facts = found.map(Found::facts).orElse(Facts.NONE).ownedBy(owner);
        return switch (Decision.decide(caller, Act.WITHDRAW, facts)) {
            case Refused(Reason reason) -> new Answer.Refused<>(reason);
            case Allowed() -> {
                Found there = found.orElseThrow();
                Owner by = ownerOf(caller);
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                Set<VersionMatch> early = amongWaiting(by, there, id, versions);
                List<Withdrawal> gone = new ArrayList<>(
                        early.isEmpty() ? List.of() : embargoes.withdraw(there.id(), by, named, early, now));
                gone.addAll(records.withdraw(there.id(), there.sight(by), id, versions, by, now));
                // Someone else was quicker.
                yield gone.isEmpty() ? new Answer.Refused<>(Reason.HIDDEN) : new Answer.Given<>(gone);
            }
        };
    }

    /** What the caller has waiting in a channel for the end of its embargo, in the order in which it came. */
    public Answer<List<EmbargoedObject>> embargoed(Caller caller, String channel) {
        return decide(caller, Act.CONTRIBUTE, channel, found -> embargoes.of(found.id(), ownerOf(caller)));
    }

    /** The receipt of a contribution, to whoever contributed and to the administrator. */
    public Answer<Receipt> status(Caller caller, ContributionId id) {
        Optional<Receipt> receipt = contributions.receipt(id);
        Facts facts = Facts.ofContribution(receipt.map(Receipt::contributor));
        return switch (Decision.decide(caller, Act.SEE_STATUS, facts)) {
            case Allowed() -> new Answer.Given<>(receipt.orElseThrow());
            case Refused(Reason reason) -> new Answer.Refused<>(reason);
        };
    }

    private <T> Answer<T> decide(Caller caller, Act act, String channel, Function<Found, T> ifAllowed) {
        Optional<Found> found = find(caller, channel);
        Facts facts = found.map(Found::facts).orElse(Facts.NONE).owing(act == Act.CONTRIBUTE && owes(caller));
        return switch (Decision.decide(caller, act, facts)) {
            case Allowed() -> {
                Found there = found.orElseThrow();
                way.releaseDue(there.channel());
                yield new Answer.Given<>(ifAllowed.apply(there));
            }
            case Refused(Reason reason) -> new Answer.Refused<>(reason);
        };
    }

    private boolean owes(Caller caller) {
        return caller instanceof Caller.MemberCaller(MemberId member, Holder _) && directory.owesAgreement(member);
    }

    private Optional<Found> find(Caller caller, String idOrName) {
        if (caller instanceof Caller.MemberCaller(MemberId member, Holder _)) {
            return ChannelId.parse(idOrName)
                    .map(ChannelId::toString)
                    .or(() -> ChannelName.parse(idOrName).map(ChannelName::toString))
                    .flatMap(written -> directory.place(member, written))
                    .map(place -> new Found(place.channel(), place.rights(), place.since()));
        }
        Optional<Channel> channel = ChannelId.parse(idOrName)
                .flatMap(directory::channel)
                .or(() -> ChannelName.parse(idOrName).flatMap(directory::channelNamed));
        return channel.map(there -> new Found(there, rights(caller, there.id()), Optional.empty()));
    }

    private Set<Right> rights(Caller caller, ChannelId channel) {
        return switch (caller) {
            case Caller.Administrator() -> EnumSet.allOf(Right.class);
            case Caller.MemberCaller(MemberId member, Holder _) -> directory.rights(member, channel);
            case Caller.Anonymous() -> Set.of();
        };
    }

    /** Whose the matching versions are: the caller's if one of them is, or else anyone's. */
    private Optional<Owner> owner(Caller caller, Found found, StixId named, StixId id, Set<VersionMatch> versions) {
        if (!(caller instanceof Caller.Known known)) {
            return Optional.empty();
        }
        Owner asking = known.owner();
        if (waits(asking, found, named)
                && !amongWaiting(asking, found, id, versions).isEmpty()) {
            return Optional.of(asking);
        }
        Set<Owner> owners = records.contributors(found.id(), found.sight(asking), id, versions);
        return owners.contains(asking) ? Optional.of(asking) : owners.stream().findAny();
    }

    private boolean waits(Owner caller, Found found, StixId id) {
        return embargoes.of(found.id(), caller).stream()
                .anyMatch(object -> object.object().equals(id));
    }

    /** What is meant of what waits for the end of its embargo: the first and the last are those in the feed, if it has any. */
    private Set<VersionMatch> amongWaiting(Owner caller, Found found, StixId id, Set<VersionMatch> versions) {
        Set<VersionMatch> all = Set.of(new VersionMatch.All());
        return records.contributors(found.id(), found.sight(caller), id, all).isEmpty()
                ? versions
                : versions.stream()
                        .filter(match -> !(match instanceof VersionMatch.First || match instanceof VersionMatch.Last))
                        .collect(Collectors.toSet());
    }

    private static Owner ownerOf(Caller caller) {
        if (caller instanceof Caller.Known known) {
            return known.owner();
        }
        throw new IllegalStateException("the decision allows nothing to a caller who is not known");
    }
}
