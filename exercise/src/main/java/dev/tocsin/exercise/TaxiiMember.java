package dev.tocsin.exercise;

import dev.tocsin.guard.Subscription;
import dev.tocsin.stix.StixObject;
import dev.tocsin.taxii.Contribution;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.RemoteCollection;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import dev.tocsin.taxii.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A member of the channel as its own software sees it: a TAXII 2.1 client, a token, one collection. */
final class TaxiiMember implements AutoCloseable {

    private final TaxiiClient client;
    private final RemoteCollection collection;

    TaxiiMember(URI hub, String token, String channel) {
        this.client = new TaxiiClient(Credentials.bearer(token), new Trust.Authorities());
        try {
            this.collection = client.collection(hub, channel);
        } catch (TaxiiException e) {
            client.close();
            throw e;
        }
    }

    RemoteCollection collection() {
        return collection;
    }

    Subscription subscribe(Duration interval, Consumer<RuntimeException> trouble) {
        return Subscription.start(client, collection, Subscription.Pace.every(interval), trouble);
    }

    /**
     * Contributes objects and waits for the receipt.
     *
     * @return how many were accepted, which is all of them
     */
    long contribute(List<StixObject> objects) {
        List<String> refused = new ArrayList<>();
        long[] accepted = new long[1];
        client.add(collection, objects.iterator(), told -> {
            switch (told) {
                case Contribution.Answered(var sent, var status) -> {
                    accepted[0] += status.successCount();
                    status.failures()
                            .forEach(failure -> refused.add(
                                    failure.id() + ": " + failure.message().orElse("")));
                }
                case Contribution.TooLarge(var object, var bytes, var takes) ->
                    refused.add(object.id() + " is too large");
            }
        });
        if (!refused.isEmpty() || accepted[0] != objects.size()) {
            throw new ExerciseFailure(
                    "of " + objects.size() + " objects " + accepted[0] + " were accepted; refused: " + refused);
        }
        return accepted[0];
    }

    /** Every object of a type that the channel holds. */
    List<StixObject> read(String type) {
        List<StixObject> found = new ArrayList<>();
        client.fetch(collection, ObjectQuery.ALL.types(type), found::add);
        return found;
    }

    @Override
    public void close() {
        client.close();
    }
}
