package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.StixObject;
import dev.tocsin.taxii.Contribution;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands that say and read something in one channel have in common. */
abstract class ChannelCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(names = "--channel", paramLabel = "NAME", description = "The channel's name or id.")
    private String channel = "";

    String channel() {
        if (channel.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--channel=NAME'");
        }
        return channel;
    }

    /** Contributes the objects; all are taken, or it is said of the first that is not why. */
    void send(List<StixObject> objects) {
        List<String> refused = new ArrayList<>();
        try (TaxiiClient client = new TaxiiClient(remote.credentials(), remote.trust())) {
            client.add(client.collection(remote.server(), channel()), objects.iterator(), told -> {
                switch (told) {
                    case Contribution.Answered answered ->
                        answered.status()
                                .failures()
                                .forEach(each -> refused.add(
                                        each.id() + ": " + each.message().orElse("no reason given")));
                    case Contribution.TooLarge(StixObject object, long bytes, long limit) ->
                        refused.add(object.id() + ": " + bytes + " bytes, and the hub takes " + limit);
                }
            });
        } catch (TaxiiException e) {
            throw failure(e);
        }
        if (!refused.isEmpty()) {
            throw new CommandFailure(
                    "the hub did not take " + Shown.text(refused.getFirst()),
                    "the reason says what would do; ask the hub's administrator about the channel");
        }
    }

    /** The kind of the channel that {@link #send} contributes to, such as {@code bilateral}; empty where the hub does not tell it. */
    Optional<String> kind() {
        String id;
        try (TaxiiClient client = new TaxiiClient(remote.credentials(), remote.trust())) {
            id = client.collection(remote.server(), channel()).info().id();
        } catch (TaxiiException e) {
            throw failure(e);
        }
        try (AdminClient client = new AdminClient(remote)) {
            String kind = client.own("GET", "/share/v1/channels/" + AdminClient.segment(id))
                    .path("kind")
                    .asText();
            return Optional.of(kind).filter(told -> !told.isEmpty());
        }
    }

    /** The last version of each note that the channel holds. */
    List<StixObject> fetchNotes() {
        List<StixObject> notes = new ArrayList<>();
        try (TaxiiClient client = new TaxiiClient(remote.credentials(), remote.trust())) {
            client.fetch(client.collection(remote.server(), channel()), ObjectQuery.ALL.types("note"), notes::add);
        } catch (TaxiiException e) {
            throw failure(e);
        }
        return notes;
    }

    private CommandFailure failure(TaxiiException e) {
        return e.kind() == TaxiiException.Kind.UNAUTHORIZED
                ? remote.tokenNotKnown()
                : new CommandFailure(String.valueOf(e.getMessage()), e.hint(), e);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
