package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty store with one channel and two members in it: what every behaviour starts from, whichever database it is. */
abstract class StoreBehaviour {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final Selection ALL = Selection.LAST_VERSIONS.versions(Set.of(new VersionMatch.All()));

    final SetClock clock = new SetClock(NOON);
    TocsinStore store;
    Community community;
    MemberCaller lab;
    MemberCaller hospital;
    Channel channel;

    abstract TocsinStore openEmpty();

    @BeforeEach
    void openStore() {
        store = openEmpty().at(clock);
        community = new Community(store, clock);
        lab = community.member("AI lab");
        hospital = community.member("Hospital");
        channel = community.channel("ai-attacks", Tlp.AMBER);
        community.admit(lab, channel, Right.READ, Right.CONTRIBUTE);
        community.admit(hospital, channel, Right.READ, Right.CONTRIBUTE);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    List<SharedRecord> records(Selection selection) {
        return community.read(ADMINISTRATOR, channel, selection, 10_000).items();
    }

    /** The ids' last digits and the versions' days of January, such as {@code 1@3}. */
    static String shorthand(SharedRecord record) {
        String id = record.id().toString();
        return Integer.parseInt(id.substring(id.length() - 6)) + "@"
                + Integer.parseInt(record.version().toString().substring(8, 10));
    }

    List<String> shown(Selection selection) {
        return records(selection).stream().map(StoreBehaviour::shorthand).toList();
    }

    static String january(int day) {
        return "2026-01-%02dT00:00:00.000Z".formatted(day);
    }

    /** What the log says was released to someone, in the order in which it was said. */
    List<JsonNode> releases(Caller caller) {
        return new Proofs(store.beats())
                .own(caller, Optional.empty(), 100).items().stream()
                        .map(kept -> kept.opening().orElseThrow().statement())
                        .filter(statement -> statement.kind().equals("release"))
                        .map(statement -> StixJson.read(statement.text()))
                        .toList();
    }
}
