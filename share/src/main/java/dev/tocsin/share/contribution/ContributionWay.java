package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Tlp;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The way of a contribution through its steps; each is taken by all objects before any takes the next. */
public final class ContributionWay {

    private final Records records;
    private final Contributions contributions;
    private final InstantSource clock;

    public ContributionWay(Records records, Contributions contributions, InstantSource clock) {
        this.clock = clock;
        this.records = records;
        this.contributions = contributions;
    }

    /** Takes objects all the way; see {@link Contributions#record} for when it is durable. */
    public Receipt take(Channel channel, Caller.Known contributor, Sight sight, List<JsonNode> objects) {
        Function<Draft, Optional<Refusal>> decide = draft -> CeilingDecision.refuse(draft, channel.ceiling());

        List<Passage> taken = objects.stream().map(Intake::take).toList();
        MarkingScreen screen = MarkingScreen.of(
                knownMarkings(channel, sight, drafts(taken)),
                drafts(taken),
                draft -> decide.apply(draft).isPresent());
        List<Passage> screened = each(taken, screen::refuse);
        List<Passage> decided = each(screened, decide);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return contributions.record(
                channel.id(),
                contributor,
                sight,
                feed -> new Receipt(
                        ContributionId.random(),
                        channel.id(),
                        contributor,
                        now,
                        Recording.record(feed, sight, now, decided)));
    }

    /** Those of the markings that the drafts refer to which the standard or the channel defines. */
    private Set<StixId> knownMarkings(Channel channel, Sight sight, List<Draft> drafts) {
        Set<StixId> standard = new HashSet<>();
        Set<StixId> others = new HashSet<>();
        for (Draft draft : drafts) {
            for (StixId ref : MarkingRefs.of(draft.object())) {
                (Tlp.of(ref).isPresent() ? standard : others).add(ref);
            }
        }
        standard.addAll(records.present(channel.id(), sight, others));
        return standard;
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
                                .map(refusal -> (Passage) Stopped.of(draft.object(), refusal))
                                .orElse(passage);
                })
                .toList();
    }
}
