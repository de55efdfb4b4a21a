package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.contribution.Feed.Entry;
import dev.tocsin.share.contribution.Feed.Held;
import dev.tocsin.share.contribution.Holdings.Comparison;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.contribution.Passage.Waiting;
import dev.tocsin.share.record.Place;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.redact.Redacted;
import dev.tocsin.share.screen.OnList;
import dev.tocsin.share.scrub.Removals;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The last step: what got this far is compared with what the channel holds and put at the end of its feed. */
final class Recording {

    /** Written at once; bounds what waits in memory beside the contribution itself. */
    private static final int BATCH = 500;

    private final Feed feed;
    private final Sight sight;
    private final Instant now;
    private final Optional<Instant> keptUntil;
    private final Optional<Anonymising> anonymising;
    private final Holdings holdings = new Holdings();
    private final List<Entry> waiting = new ArrayList<>();
    private Place last;

    private Recording(
            Feed feed, Sight sight, Instant now, Optional<Instant> keptUntil, Optional<Anonymising> anonymising) {
        this.keptUntil = keptUntil;
        this.anonymising = anonymising;
        this.feed = feed;
        this.sight = sight;
        this.now = now;
        this.last = feed.last();
    }

    /**
     * Writes the drafts and says what became of each passage.
     *
     * @param keep how long the channel keeps what takes its place now
     */
    static List<Outcome> record(Feed feed, Sight sight, Instant now, Optional<Duration> keep, List<Passage> passages) {
        List<Draft> anonymous = passages.stream()
                .flatMap(passage -> passage.underWay().stream())
                .filter(Draft::anonymous)
                .toList();
        Optional<Anonymising> anonymising =
                anonymous.isEmpty() ? Optional.empty() : Optional.of(new Anonymising(feed, sight, anonymous));
        Recording recording = new Recording(feed, sight, now, keep.map(now::plus), anonymising);
        Set<StixId> ids = passages.stream()
                .flatMap(passage -> passage.underWay().stream())
                .map(draft -> draft.object().id())
                .collect(Collectors.toSet());
        anonymising.ifPresent(each -> ids.addAll(each.given(List.copyOf(ids))));
        feed.held(sight, ids).forEach(recording.holdings::add);
        List<Outcome> outcomes = new ArrayList<>(passages.size());
        for (Passage passage : passages) {
            outcomes.add(
                    switch (passage) {
                        case Stopped(Outcome.Refused outcome) -> outcome;
                        case Onward(Draft draft) -> recording.record(draft);
                        case Waiting(Draft draft, OnList found) -> recording.hold(draft, found);
                    });
        }
        recording.write();
        return outcomes;
    }

    private Outcome record(Draft draft) {
        ContentDigest digest = ContentDigest.of(draft.object().json());
        return known(draft, digest)
                .orElseGet(() -> draft.embargo(now)
                        .map(until -> embargo(draft, digest, until))
                        .orElseGet(() -> place(kept(draft), digest)));
    }

    /** Definitions stay, since what comes later refers to them. */
    private Draft kept(Draft draft) {
        return draft.object().type().equals("marking-definition")
                ? draft
                : keptUntil.map(draft::keptUntil).orElse(draft);
    }

    private Outcome place(Draft draft, ContentDigest digest) {
        return anonymising
                .filter(each -> draft.anonymous())
                .map(each -> appendAnonymously(each, draft, digest))
                .orElseGet(() -> append(draft, digest));
    }

    private Outcome appendAnonymously(Anonymising each, Draft draft, ContentDigest digest) {
        return switch (each.of(draft)) {
            case Anonymising.Result.Refused(Refusal refusal) ->
                new Outcome.Refused(
                        Optional.of(draft.object().id().toString()),
                        draft.object().version(),
                        refusal);
            case Anonymising.Result.Given(StixObject object, Optional<StixTimestamp> version) ->
                switch (RecipientDecision.forOthers(object, draft.withheld())) {
                    case Redacted.Whole(StixObject given) -> appendAnonymously(each, draft, digest, given, version);
                    case Redacted.Copy(StixObject given) -> appendAnonymously(each, draft, digest, given, version);
                    case Redacted.Nothing(String reason) -> noRecipient(draft, reason);
                };
        };
    }

    /** @param given what others get, and its version where it has one of its own */
    private Outcome appendAnonymously(
            Anonymising each, Draft draft, ContentDigest digest, StixObject given, Optional<StixTimestamp> own) {
        ContentDigest givenDigest = ContentDigest.of(given.json());
        if (holdings.compare(given.id(), own, givenDigest) instanceof Comparison.Same(StixTimestamp there)) {
            StixTimestamp version = draft.object().version().orElse(there);
            return new Outcome.AlreadyPresent(draft.object().id(), told(draft, version));
        }
        last = last.next(now);
        StixTimestamp version = own.orElse(StixTimestamp.of(last.dateAdded()));
        StixTimestamp written = draft.object().version().orElse(version);
        waiting.add(new Entry(
                last,
                given.id(),
                version,
                draft.specVersion(),
                givenDigest,
                new String(StixJson.write(given.json()), StandardCharsets.UTF_8),
                draft.expires(),
                Optional.of(new Feed.Written(draft.object().id(), draft.object().version(), digest, draft.json()))));
        holdings.add(new Held(given.id(), version, givenDigest));
        each.add(draft.object().id(), written, version, digest);
        Outcome accepted = accepted(draft, written);
        if (waiting.size() == BATCH) {
            write();
        }
        return accepted;
    }

    private Outcome accepted(Draft draft, StixTimestamp version) {
        Optional<Position> position =
                sight instanceof Sight.Everything ? Optional.of(last.position()) : Optional.empty();
        return new Outcome.Accepted(
                draft.object().id(), told(draft, version), position, draft.expires(), draft.changes());
    }

    private Outcome embargo(Draft draft, ContentDigest digest, Instant until) {
        StixId id = draft.object().id();
        Optional<StixTimestamp> version = draft.object().version();
        return feed.embargo(new Feed.Embargo(id, version, digest, draft.json(), until, draft.expires()))
                .<Outcome>map(kept -> new Outcome.Embargoed(id, version, kept, until, draft.expires(), draft.changes()))
                .orElseGet(() -> new Outcome.Refused(
                        Optional.of(id.toString()),
                        version,
                        new Refusal(
                                Step.RECORD,
                                Refusal.Code.DIFFERENT_CONTENT,
                                "you have this version waiting for the end of its embargo with other content; a change needs a"
                                        + " new modified time",
                                "")));
    }

    /** What the channel holds already needs nobody to look at it again. */
    private Outcome hold(Draft draft, OnList found) {
        ContentDigest digest = ContentDigest.of(draft.object().json());
        return known(draft, digest).orElseGet(() -> hold(draft, digest, found));
    }

    private Outcome hold(Draft draft, ContentDigest digest, OnList found) {
        StixId id = draft.object().id();
        Optional<StixTimestamp> version = draft.object().version();
        Feed.Standing standing =
                feed.hold(new Feed.Hold(id, version, digest, draft.json(), draft.expires(), found, now));
        return switch (standing.state()) {
            case HeldObject.State.Refused(var by, var when, String note) ->
                new Outcome.Refused(Optional.of(id.toString()), version, Refusal.byAPerson(note));
            case HeldObject.State.Waiting _ -> new Outcome.Held(id, version, standing.id(), publicName(found));
            // It was shared, and taken back since: it takes a person again to share it once more.
            case HeldObject.State.Released _ -> new Outcome.Held(id, version, standing.id(), publicName(found));
        };
    }

    private static Optional<String> publicName(OnList found) {
        return found.secret() ? Optional.empty() : Optional.of(found.list());
    }

    /** What becomes of a draft that the channel holds a version of. */
    private Optional<Outcome> known(Draft draft, ContentDigest digest) {
        if (draft.anonymous()) {
            return anonymising.flatMap(each -> knownAnonymously(each, draft, digest));
        }
        StixId id = draft.object().id();
        Optional<StixTimestamp> own = ownVersion(draft, digest);
        if (own.isPresent()) {
            return Optional.of(new Outcome.AlreadyPresent(id, told(draft, own.get())));
        }
        return switch (holdings.compare(id, draft.object().version(), digest)) {
            case Comparison.Same(StixTimestamp version) ->
                Optional.of(new Outcome.AlreadyPresent(id, told(draft, version)));
            case Comparison.Different(StixTimestamp version) -> Optional.of(differs(draft, version));
            case Comparison.New() -> Optional.empty();
        };
    }

    /** The version under which the contributor shared the same, of which others got a part. */
    private Optional<StixTimestamp> ownVersion(Draft draft, ContentDigest digest) {
        if (draft.withheld().isEmpty()) {
            return Optional.empty();
        }
        write();
        return feed.originals(Set.of(draft.object().id())).stream()
                .filter(original -> original.digest().equals(digest))
                .map(Original::version)
                .findFirst();
    }

    private static Optional<Outcome> knownAnonymously(Anonymising each, Draft draft, ContentDigest digest) {
        StixId id = draft.object().id();
        return switch (each.compare(draft, digest)) {
            case Comparison.Same(StixTimestamp version) -> Optional.of(new Outcome.AlreadyPresent(id, version));
            case Comparison.Different(StixTimestamp version) ->
                Optional.of(new Outcome.Refused(
                        Optional.of(id.toString()),
                        Optional.of(version),
                        new Refusal(
                                Step.RECORD,
                                Refusal.Code.DIFFERENT_CONTENT,
                                "you shared this version before with other content; a change needs a new modified time",
                                "")));
            case Comparison.New() -> Optional.empty();
        };
    }

    private Outcome append(Draft draft, ContentDigest digest) {
        return switch (RecipientDecision.forOthers(draft.object(), draft.withheld())) {
            case Redacted.Whole _ -> append(draft, digest, draft.json(), Optional.empty());
            case Redacted.Copy(StixObject copy) ->
                append(
                        draft,
                        ContentDigest.of(copy.json()),
                        new String(StixJson.write(copy.json()), StandardCharsets.UTF_8),
                        Optional.of(new Feed.Written(
                                draft.object().id(), draft.object().version(), digest, draft.json())));
            case Redacted.Nothing(String reason) -> noRecipient(draft, reason);
        };
    }

    private static Outcome noRecipient(Draft draft, String reason) {
        return new Outcome.Refused(
                Optional.of(draft.object().id().toString()),
                draft.object().version(),
                RecipientDecision.refusal(reason));
    }

    /** @param original what its contributor sees, where others get something else */
    private Outcome append(Draft draft, ContentDigest digest, String json, Optional<Feed.Written> original) {
        StixId id = draft.object().id();
        last = last.next(now);
        // TAXII 2.1 §3.4.1: where an object has neither modified nor created, the server chooses a version.
        StixTimestamp version = draft.object().version().orElse(StixTimestamp.of(last.dateAdded()));
        waiting.add(new Entry(last, id, version, draft.specVersion(), digest, json, draft.expires(), original));
        holdings.add(new Held(id, version, digest));
        if (waiting.size() == BATCH) {
            write();
        }
        return accepted(draft, version);
    }

    /**
     * The version as the contributor is told it. Where it is a date that may have made room for what others share, whoever
     * may not know of that is told the date of its own request.
     */
    private StixTimestamp told(Draft draft, StixTimestamp version) {
        boolean chosenHere = draft.object().version().isEmpty();
        return chosenHere && sight instanceof Sight.OwnOnly ? StixTimestamp.of(now) : version;
    }

    /** Another content, unless it is the same contribution, of which other things were taken out when it first came. */
    private Outcome differs(Draft draft, StixTimestamp version) {
        write();
        JsonNode there = StixJson.read(feed.json(sight, draft.object().id(), version));
        if (Removals.explain(draft.sent().json(), there)) {
            return new Outcome.AlreadyPresent(draft.object().id(), version);
        }
        Set<String> differences = Differences.between(draft.object().json(), there);
        return new Outcome.Refused(
                Optional.of(draft.object().id().toString()),
                Optional.of(version),
                new Refusal(
                        Step.RECORD,
                        Refusal.Code.DIFFERENT_CONTENT,
                        "this version is there already and differs in these properties; a change needs a new modified time",
                        String.join(", ", differences)));
    }

    private void write() {
        if (!waiting.isEmpty()) {
            feed.append(List.copyOf(waiting));
            waiting.clear();
        }
    }
}
