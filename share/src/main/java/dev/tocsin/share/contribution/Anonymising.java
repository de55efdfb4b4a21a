package dev.tocsin.share.contribution;

import dev.tocsin.share.anonymity.Anonymous;
import dev.tocsin.share.anonymity.CoarseTimes;
import dev.tocsin.share.anonymity.OwnName;
import dev.tocsin.share.anonymity.Pseudonymity;
import dev.tocsin.share.anonymity.Pseudonyms;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.Sight;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes what others get of what is to be anonymous, in one contribution; knows what its contributor shared so before. */
final class Anonymising {

    private static final String IDENTITY = "identity";
    private static final Set<String> DEFINITIONS = Set.of("marking-definition", "extension-definition");

    private final Pseudonyms pseudonyms;
    private final OwnName name;
    private final Set<String> creators = new HashSet<>();
    private final Holdings holdings = new Holdings();
    private final Map<StixId, NavigableMap<Instant, Instant>> times = new HashMap<>();

    Anonymising(Feed feed, Sight sight, List<Draft> drafts) {
        Set<StixId> ids = new HashSet<>();
        Set<StixId> referred = new HashSet<>();
        for (Draft draft : drafts) {
            ids.add(draft.object().id());
            referred.addAll(Anonymous.references(draft.object()));
            draft.object().text("created_by_ref").ifPresent(creators::add);
        }
        Pseudonymity pseudonymity = feed.pseudonymity();
        this.pseudonyms = new Pseudonyms(pseudonymity.key(), feed.ofOthers(sight, referred));
        this.name = new OwnName(pseudonymity.name());
        for (Original original : feed.originals(ids)) {
            add(original.id(), original.version(), original.given(), original.digest());
        }
    }

    /** What became of an object on its way to others. */
    sealed interface Result {

        /** @param version of the object that others get; empty where it has none of its own */
        record Given(StixObject object, Optional<StixTimestamp> version) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** The ids that others would know these objects by. */
    Set<StixId> given(Collection<StixId> ids) {
        Set<StixId> given = new HashSet<>();
        ids.forEach(id -> given.add(pseudonyms.of(id)));
        return given;
    }

    /** How an object compares with what the contributor shared anonymously before. */
    Holdings.Comparison compare(Draft draft, ContentDigest digest) {
        return holdings.compare(draft.object().id(), draft.object().version(), digest);
    }

    /** Remembers what was shared. */
    void add(StixId id, StixTimestamp version, StixTimestamp given, ContentDigest digest) {
        holdings.add(new Feed.Held(id, version, digest));
        times.computeIfAbsent(id, object -> new TreeMap<>()).put(version.toInstant(), given.toInstant());
    }

    Result of(Draft draft) {
        StixObject object = draft.object();
        if (DEFINITIONS.contains(object.type())) {
            return refused(
                    "a definition of your own joins all that refers to it; leave it out of what is to be anonymous");
        }
        if (object.type().equals(IDENTITY) && namesContributor(object)) {
            return refused("an identity that would tell who you are is not given out");
        }
        Optional<StixTimestamp> version = version(object);
        if (object.version().isPresent() && version.isEmpty()) {
            return new Result.Refused(new Refusal(
                    Step.RECORD,
                    Code.NO_ROOM_FOR_VERSION,
                    "newer versions were shared before this one, and their coarse times leave no room for it",
                    object.version().map(StixTimestamp::toString).orElse("")));
        }
        return new Result.Given(new Anonymous(pseudonyms, name, draft.statements()).of(object, version), version);
    }

    private boolean namesContributor(StixObject identity) {
        return creators.contains(identity.id().toString())
                || identity.text("name").filter(name::isIn).isPresent();
    }

    private Optional<StixTimestamp> version(StixObject object) {
        return object.version()
                .flatMap(own -> CoarseTimes.version(
                                object.created().orElse(own).toInstant(),
                                own.toInstant(),
                                times.getOrDefault(object.id(), new TreeMap<>()))
                        .map(StixTimestamp::of));
    }

    private static Result refused(String reason) {
        return new Result.Refused(new Refusal(Step.RECORD, Code.NAMES_CONTRIBUTOR, reason, ""));
    }
}
