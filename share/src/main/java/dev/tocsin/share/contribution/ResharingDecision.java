package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.Received;
import dev.tocsin.share.record.Records;
import dev.tocsin.share.record.Sight;
import dev.tocsin.share.terms.Resharing;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.Use;
import dev.tocsin.stix.ObservableId;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Part of the third step: what somebody has from somebody else is handed on only as its terms let it, and under terms that
 * are no wider. A new version of it counts as well. Definitions do not, since whoever keeps to a marking has to send it
 * along; nor do observables whose id follows from their content (STIX 2.1 §2.9), which whoever saw the same makes alike.
 */
final class ResharingDecision {

    private static final Set<String> DEFINITIONS = Set.of("marking-definition", "extension-definition");

    /** @param terms under which it was received there */
    private record Reception(ChannelId channel, Terms terms) {}

    /** For what passed before, when it came, and waited since. */
    static final ResharingDecision DONE = new ResharingDecision(new ChannelId(new UUID(0, 0)), Map.of());

    private final ChannelId target;
    private final Map<StixId, List<Reception>> receptions;

    private ResharingDecision(ChannelId target, Map<StixId, List<Reception>> receptions) {
        this.target = target;
        this.receptions = receptions;
    }

    /** For drafts that a contributor wants to put into a channel; looks up what it has of them from others. */
    static ResharingDecision of(Records records, ChannelId target, Owner contributor, List<Draft> drafts) {
        Map<StixId, Optional<StixTimestamp>> versions = new HashMap<>();
        drafts.stream()
                .map(Draft::object)
                .filter(object -> !DEFINITIONS.contains(object.type()))
                .forEach(object -> versions.put(object.id(), object.version()));
        Map<StixId, List<Reception>> receptions = new HashMap<>();
        records.received(contributor, versions).stream()
                .collect(Collectors.groupingBy(Received::channel))
                .forEach((channel, received) -> add(records, channel, received, receptions));
        return new ResharingDecision(target, receptions);
    }

    private static void add(
            Records records, ChannelId channel, List<Received> received, Map<StixId, List<Reception>> receptions) {
        List<StixObject> objects = received.stream()
                .map(each -> StixObject.of(StixJson.read(each.json())))
                .toList();
        Set<StixId> markings = objects.stream()
                .flatMap(object -> Definitions.refs(object).stream())
                .flatMap(ResharingDecision::id)
                .collect(Collectors.toSet());
        KnownMarkings there = new KnownMarkings(
                records.objects(channel, new Sight.Everything(), markings).values());
        objects.forEach(object -> receptions
                .computeIfAbsent(object.id(), id -> new ArrayList<>())
                .add(new Reception(channel, there.binding(object))));
    }

    private static Stream<StixId> id(String ref) {
        try {
            return Stream.of(StixId.parse(ref));
        } catch (StixException e) {
            // It names nothing that could be looked up.
            return Stream.empty();
        }
    }

    /** The refusal of a draft that would be handed on further than any of its terms let it. */
    Optional<Refusal> refuse(Draft draft, KnownMarkings known) {
        StixObject object = draft.object();
        List<Reception> received = receptions.getOrDefault(object.id(), List.of());
        if (received.isEmpty() || followsFromContent(object)) {
            return Optional.empty();
        }
        Terms proposed = known.binding(object);
        return received.stream()
                .flatMap(each -> refuse(each, proposed).stream())
                .findFirst();
    }

    private static boolean followsFromContent(StixObject object) {
        try {
            return ObservableId.of(object.json()).equals(Optional.of(object.id()));
        } catch (StixException e) {
            // A value without a canonical form: no id follows from it.
            return false;
        }
    }

    private Optional<Refusal> refuse(Reception received, Terms proposed) {
        Resharing resharing = received.channel().equals(target)
                ? Resharing.mayRepeat(received.terms(), proposed)
                : Resharing.mayReshare(received.terms(), proposed);
        return resharing instanceof Resharing.Refused(Resharing.Reason reason)
                ? Optional.of(new Refusal(
                        Step.DECIDE, Code.WIDER_THAN_RECEIVED, reason(reason), "received under " + said(received)))
                : Optional.empty();
    }

    private static String reason(Resharing.Reason reason) {
        return switch (reason) {
            case FOR_NAMED_PERSONS -> "you have it from somebody else at TLP:RED, for the persons who were named";
            case STAYS_WITH_THE_MEMBER ->
                "you have it from somebody else at TLP:AMBER+STRICT, or without a marking, and it stays in your"
                        + " organisation; ask whoever shared it for terms with a wider level and share-on";
            case NOT_PERMITTED ->
                "you have it from somebody else under terms without share-on; ask whoever shared it for terms with it";
            case WIDER ->
                "you have it from somebody else under stricter terms; share it with the terms under which you have it,"
                        + " or stricter ones";
        };
    }

    private static String said(Reception received) {
        Terms terms = received.terms();
        Tlp level = terms.tlp();
        return "tlp:" + level.word() + ", " + terms.attribution().word() + ", use: "
                + terms.uses().stream().sorted().map(Use::word).collect(Collectors.joining(", "))
                + terms.embargo().map(moment -> ", embargo until " + moment).orElse("")
                + terms.expires().map(moment -> ", expires at " + moment).orElse("")
                + (terms.legalBases().isEmpty() ? "" : ", notes on the legal basis");
    }
}
