package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way of a contribution through its steps; each is taken by all objects before any takes the next. */
public final class ContributionWay {

    private final Records records;
    private final Contributions contributions;
    private final InstantSource clock;

    public ContributionWay(Records records, Contributions contributions, InstantSource clock) {
        this.records = records;
        this.contributions = contributions;
        this.clock = clock;
    }

    /** Takes objects all the way; see {@link Contributions#record} for when it is durable. */
    public Receipt take(Channel channel, Caller.Known contributor, Sight sight, List<JsonNode> objects) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Passage> taken =
                objects.stream().flatMap(node -> Intake.take(node).stream()).toList();

        KnownMarkings known = inChannel(channel, sight, drafts(taken));
        MarkingScreen screen = new MarkingScreen(known);
        CeilingDecision ceiling = new CeilingDecision(channel.ceiling(), known);
        Definitions.settle(
                drafts(taken),
                known,
                draft -> screen.refuse(draft).or(() -> ceiling.refuse(draft)).isPresent());

        List<Passage> screened = each(taken, screen::refuse);
        List<Passage> decided = each(screened, ceiling::refuse);
        return contributions.record(channel.id(), contributor, sight, feed -> {
            List<Outcome> outcomes = Recording.record(feed, sight, now, decided);
            return new Receipt(ContributionId.random(), channel.id(), contributor, now, outcomes);
        });
    }

    /** The definitions that the channel holds of what the drafts are marked with. */
    private KnownMarkings inChannel(Channel channel, Sight sight, List<Draft> drafts) {
        Set<StixId> wanted = Definitions.refs(drafts).stream()
                .flatMap(ContributionWay::id)
                .filter(id -> Tlp.ofMarking(id).isEmpty())
                .collect(Collectors.toSet());
        return new KnownMarkings(records.objects(channel.id(), sight, wanted).values());
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
        return passages.stream()
                .flatMap(passage -> passage instanceof Onward(Draft draft) ? Stream.of(draft) : Stream.empty())
                .toList();
    }

    private static List<Passage> each(List<Passage> passages, Function<Draft, Optional<Refusal>> refuse) {
        return passages.stream()
                .map(passage -> switch (passage) {
                    case Stopped stopped -> stopped;
                    case Onward(Draft draft) ->
                        refuse.apply(draft)
                                .<Passage>map(refusal -> Stopped.of(draft.object(), refusal))
                                .orElse(passage);
                })
                .toList();
    }
}
