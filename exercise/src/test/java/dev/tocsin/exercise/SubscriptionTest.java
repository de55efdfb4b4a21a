package dev.tocsin.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.guard.Rulebook;
import dev.tocsin.guard.Subscription;
import dev.tocsin.guard.Subscription.Pace;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.RemoteCollection;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guard's subscription at a hub with a real store on a real socket. */
final class SubscriptionTest {

    private static final String CHANNEL = "watch";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pace QUICK = new Pace(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofHours(1));
    private static final Pace EVERYTHING_EACH_TIME =
            new Pace(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ZERO);

    @TempDir
    private Path folder;

    private Node node;
    private Hub hub;
    private TaxiiClient client;
    private RemoteCollection collection;
    private final BlockingQueue<RuntimeException> trouble = new LinkedBlockingQueue<>();

    @BeforeEach
    void openAChannel() throws IOException, InterruptedException {
        node = Node.open(NodeSettings.alone(folder, BenignLists.NONE), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        String administrator = node.firstToken().orElseThrow().secret().reveal();
        try (HttpClient http = HttpClient.newHttpClient()) {
            AdminCalls admin = new AdminCalls(http, hub.uri(), administrator);
            admin.addMember("Hospital", "operator");
            admin.addChannel(CHANNEL, "Watch", "amber");
            admin.admit(CHANNEL, "Hospital", List.of("read", "contribute"));
            client = new TaxiiClient(Credentials.bearer(admin.token("Hospital")), new Trust.Authorities());
        }
        collection = client.collection(hub.uri(), CHANNEL);
    }

    @AfterEach
    void close() {
        client.close();
        hub.close();
        node.close();
    }

    @Test
    void newRulesNewVersionsAndRevocationsArrive() throws InterruptedException {
        try (Subscription subscription = subscribe(QUICK)) {
            StixObject first = indicator("x.example");
            share(first);
            await(subscription, book -> book.rules().size() == 1);
            StixObject second = ObjectBuilder.nextVersion(first, InstantSource.system())
                    .set("pattern", "[domain-name:value = 'y.example']")
                    .build();
            share(second, indicator("z.example"));
            Rulebook book = await(
                    subscription,
                    now -> now.rules().size() == 2
                            && now.rules().stream()
                                    .anyMatch(rule -> rule.indicator().equals(second)));
            assertThat(book.rules()).extracting(IndicatorRule::indicator).doesNotContain(first);
            share(ObjectBuilder.nextVersion(second, InstantSource.system())
                    .set("revoked", true)
                    .build());
            Rulebook after = await(subscription, now -> now.rules().size() == 1);
            assertThat(after.refused()).extracting(Rulebook.Refused::id).containsExactly(first.id());
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void whatWasDeletedOnTheServerIsNoticedWhenEverythingIsReadAgain() throws InterruptedException {
        StixObject indicator = indicator("x.example");
        share(indicator);
        try (Subscription subscription = subscribe(EVERYTHING_EACH_TIME)) {
            await(subscription, book -> book.rules().size() == 1);
            client.delete(collection, indicator.id(), ObjectQuery.ALL);
            await(subscription, book -> book.rules().isEmpty());
        }
    }

    @Test
    void whileTheServerIsDownTheRulesStayAndAfterwardsTheNewOnesCome() throws InterruptedException {
        share(indicator("x.example"));
        int port = hub.uri().getPort();
        try (Subscription subscription = subscribe(QUICK)) {
            await(subscription, book -> book.rules().size() == 1);
            hub.close();
            for (int failures = 0; failures < 3; failures++) {
                assertThat(trouble.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(TaxiiException.class);
            }
            assertThat(subscription.current().rules()).hasSize(1);
            hub = Hub.start(HubSettings.onLoopback(port), node.ports());
            share(indicator("y.example"));
            await(subscription, book -> book.rules().size() == 2);
        }
    }

    @Test
    void aListenerThatFailsDoesNotEndTheSubscription() throws InterruptedException {
        int port = hub.uri().getPort();
        hub.close();
        try (Subscription subscription = Subscription.start(client, collection, QUICK, failure -> {
            trouble.add(failure);
            throw new IllegalStateException("the listener fails, as this test wants");
        })) {
            assertThat(trouble.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
            assertThat(trouble.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
            hub = Hub.start(HubSettings.onLoopback(port), node.ports());
            share(indicator("y.example"));
            await(subscription, book -> book.rules().size() == 1);
        }
    }

    private Subscription subscribe(Pace pace) {
        return Subscription.start(client, collection, pace, trouble::add);
    }

    private Rulebook await(Subscription subscription, Predicate<Rulebook> wanted) throws InterruptedException {
        return subscription
                .await(wanted, PATIENCE)
                .orElseThrow(() -> new AssertionError("not within " + PATIENCE + "; trouble: " + trouble));
    }

    private void share(StixObject... objects) {
        client.add(collection, List.of(objects).iterator(), told -> {});
    }

    private static StixObject indicator(String name) {
        return ObjectBuilder.of("indicator", InstantSource.system())
                .set("name", name)
                .set("pattern", "[domain-name:value = '" + name + "']")
                .set("pattern_type", "stix")
                .set("valid_from", Instant.EPOCH)
                .set("object_marking_refs", List.of(Tlp.GREEN.markingId()))
                .build();
    }
}
