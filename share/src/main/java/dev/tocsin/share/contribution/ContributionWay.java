package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way of a contribution through its steps; each is taken by all objects before any takes the next. */
public final class ContributionWay {

    private static final int RELEASED_AT_ONCE = 500;

    private final Records records;
    private final Contributions contributions;
    private final Embargoes embargoes;
    private final Supplier<BenignLists> benign;
    private final InstantSource clock;

    public ContributionWay(
            Records records,
            Contributions contributions,
            Embargoes embargoes,
            Supplier<BenignLists> benign,
            InstantSource clock) {
        this.embargoes = embargoes;
        this.records = records;
        this.contributions = contributions;
        this.benign = benign;
        this.clock = clock;
    }

    /** Takes objects all the way; see {@link Contributions#record} for when it is durable. */
    public Receipt take(Channel channel, Owner contributor, Sight sight, List<JsonNode> objects) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        HoldScreen hold = new HoldScreen(benign.get());
        List<Passage> taken = objects.stream()
                .flatMap(node -> Intake.take(node).stream())
                .map(passage -> onward(passage, ContentScreen::pass))
                .toList();
        Scrubbing scrubbing =
                new Scrubbing(drafts(taken).stream().map(Draft::object).toList(), Keep.NOTHING);
        ResharingDecision resharing = ResharingDecision.of(records, channel.id(), contributor, drafts(taken));
        List<Passage> decided = decide(channel, contributor, sight, now, resharing, taken).stream()
                .map(passage -> onward(passage, scrubbing::pass))
                .map(passage -> onward(passage, hold::pass))
                .toList();
        return contributions.record(
                channel.id(), contributor, sight, feed -> receipt(channel, contributor, sight, now, feed, decided));
    }

    /** Writes what a person has looked at, as its contributor's: every step is taken again but the ones that led there. */
    public HeldObject.State release(HeldObjects heldObjects, Channel channel, HeldObject held, Owner by, String note) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Passage> decided = decide(
                channel,
                held.contributor(),
                held.sight(),
                now,
                ResharingDecision.DONE,
                Intake.take(StixJson.read(held.json())));
        return heldObjects.release(
                held, by, now, note, feed -> receipt(channel, held.contributor(), held.sight(), now, feed, decided));
    }

    /** Puts into a channel's feed what no embargo holds any more. Does nothing where another node did so before. */
    public void releaseDue(Channel channel) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<EmbargoedObject> due = embargoes.due(channel.id(), now, RELEASED_AT_ONCE);
        while (!due.isEmpty()) {
            due.stream()
                    .collect(Collectors.groupingBy(
                            object -> new Origin(object.contributor(), object.sight()),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .forEach((origin, objects) -> release(channel, origin, now, objects));
            due = embargoes.due(channel.id(), now, RELEASED_AT_ONCE);
        }
    }

    /** Every step is taken again but the ones that led there. */
    private void release(Channel channel, Origin origin, Instant now, List<EmbargoedObject> objects) {
        List<Passage> taken = objects.stream()
                .flatMap(object -> Intake.take(StixJson.read(object.json())).stream())
                .toList();
        List<Passage> decided =
                decide(channel, origin.contributor(), origin.sight(), now, ResharingDecision.DONE, taken);
        Map<EmbargoId, Passage> passages = new LinkedHashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            passages.put(objects.get(i).id(), decided.get(i));
        }
        embargoes.release(channel.id(), origin.contributor(), origin.sight(), passages.keySet(), (feed, waiting) -> {
            passages.keySet().retainAll(waiting);
            List<Outcome> outcomes =
                    Recording.record(feed, origin.sight(), now, channel.rules().keep(), List.copyOf(passages.values()));
            Map<EmbargoId, Outcome> byId = new HashMap<>();
            passages.keySet().forEach(id -> byId.put(id, outcomes.get(byId.size())));
            return byId;
        });
    }

    /** Whose feed something is written to. */
    private record Origin(Owner contributor, Sight sight) {}

    private static Receipt receipt(
            Channel channel, Owner contributor, Sight sight, Instant now, Feed feed, List<Passage> decided) {
        List<Outcome> outcomes =
                Recording.record(feed, sight, now, channel.rules().keep(), decided);
        return new Receipt(ContributionId.random(), channel.id(), contributor, now, outcomes);
    }

    /** Stops what carries a marking that is not understood, that the channel does not take, or that is not kept here. */
    private List<Passage> decide(
            Channel channel,
            Owner contributor,
            Sight sight,
            Instant now,
            ResharingDecision resharing,
            List<Passage> taken) {
        KnownMarkings known = inChannel(channel, contributor, sight, drafts(taken));
        MarkingScreen screen = new MarkingScreen(known);
        CeilingDecision ceiling = new CeilingDecision(channel.ceiling(), known);
        TermsDecision terms = new TermsDecision(now);
        RecipientDecision recipients = new RecipientDecision(known);
        Function<Draft, Optional<Refusal>> decision = draft -> ceiling.refuse(draft)
                .or(() -> terms.refuse(draft))
                .or(() -> recipients.refuse(draft))
                .or(() -> resharing.refuse(draft, known));
        Definitions.settle(
                drafts(taken),
                known,
                draft -> screen.refuse(draft).or(() -> decision.apply(draft)).isPresent());

        return each(each(taken, screen::refuse), decision).stream()
                .map(passage -> onward(
                        passage,
                        draft -> new Onward(draft.under(
                                known.terms(draft.object()),
                                known.statements(draft.object()),
                                known.withheld(draft.object())))))
                .toList();
    }

    /** The definitions that the channel holds of what the drafts are marked with, and those that the contributor has waiting. */
    private KnownMarkings inChannel(Channel channel, Owner contributor, Sight sight, List<Draft> drafts) {
        Set<StixId> wanted = Definitions.refs(drafts).stream()
                .flatMap(ContributionWay::id)
                .filter(id -> Tlp.ofMarking(id).isEmpty())
                .collect(Collectors.toSet());
        KnownMarkings known =
                new KnownMarkings(records.objects(channel.id(), sight, wanted).values());
        embargoes.objects(channel.id(), contributor, wanted).values().forEach(known::add);
        return known;
    }

    private static Stream<StixId> id(String ref) {
        try {
            return Stream.of(StixId.parse(ref));
        } catch (StixException e) {
            // It names nothing that could be looked up; the screen refuses what refers to it.
            return Stream.empty();
        }
    }

    private static List<Draft> drafts(List<Passage> passages) {
        return passages.stream().flatMap(passage -> passage.underWay().stream()).toList();
    }

    private static List<Passage> each(List<Passage> passages, Function<Draft, Optional<Refusal>> refuse) {
        return passages.stream()
                .map(passage -> onward(
                        passage,
                        draft -> refuse.apply(draft)
                                .<Passage>map(refusal -> Stopped.of(draft.object(), refusal))
                                .orElse(passage)))
                .toList();
    }

    private static Passage onward(Passage passage, Function<Draft, Passage> step) {
        return passage instanceof Onward(Draft draft) ? step.apply(draft) : passage;
    }
}
