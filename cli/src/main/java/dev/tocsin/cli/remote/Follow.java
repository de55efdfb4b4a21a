package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin follow}: prints what happens in a channel, as it happens. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = "Print what is accepted and taken back in a channel as it happens, one JSON object a line.")
public final class Follow implements Runnable {

    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(2);
    private static final int LONGEST_CURSOR_FILE = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Parameters(paramLabel = "CHANNEL", description = "The channel's name or id.")
    private String channel = "";

    @Option(names = "--from-start", description = "Begin with the first record, not with what comes next.")
    private boolean fromStart;

    @Option(names = "--until-now", description = "End with what there is, and do not wait for more.")
    private boolean untilNow;

    @Option(
            names = "--cursor",
            paramLabel = "FILE",
            description = "Remember in this file how far it was read, and go on there the next time.")
    private @Nullable Path cursorFile;

    private boolean connected;

    @Override
    public void run() {
        Optional<String> cursor = cursorFile == null ? Optional.empty() : read(cursorFile);
        try (AdminClient hub = new AdminClient(remote)) {
            while (true) {
                cursor = follow(hub, cursor);
                if (untilNow) {
                    return;
                }
                // The hub stopped, let this follower go, or does not know it any more: the next try tells which.
                spec.commandLine().getErr().println("the stream ended; following again");
                Thread.sleep(BEFORE_THE_NEXT_TRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", "run it again", e);
        }
    }

    /** Until the stream ends; gives back how far it got. */
    private Optional<String> follow(AdminClient hub, Optional<String> from) {
        String path = "/share/v1/channels/" + AdminClient.segment(channel) + "/events?from="
                + (fromStart ? "start" : "now") + "&follow=" + !untilNow
                + from.map(id -> "&after=" + id).orElse("");
        Optional<String> reached = from;
        try (InputStream in = hub.stream(path)) {
            connected = true;
            ServerSentEvents events = new ServerSentEvents(in);
            for (Optional<ServerSentEvents.Event> event = events.next(); event.isPresent(); event = events.next()) {
                event.get().data().ifPresent(print(event.get()));
                reached = Optional.of(event.get().id());
                if (cursorFile != null) {
                    write(cursorFile, event.get().id());
                }
            }
        } catch (IOException e) {
            if (untilNow || !connected) {
                throw hub.unreachable(e);
            }
            spec.commandLine().getErr().println("the connection broke: " + Quoted.of(String.valueOf(e.getMessage())));
        }
        return reached;
    }

    private Consumer<JsonNode> print(ServerSentEvents.Event event) {
        return data -> {
            JsonNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("event", event.kind())
                    .put("cursor", event.id())
                    .set("data", data);
            PrintWriter out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        };
    }

    private static Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST_CURSOR_FILE), StandardCharsets.UTF_8).strip();
            if (!text.matches("[0-9a-f]{1,500}")) {
                throw new CommandFailure(
                        Quoted.of(file.toString()) + " holds no cursor: " + Quoted.of(text),
                        "name a file that tocsin follow wrote, or one that is not there yet");
            }
            return Optional.of(text);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // the first time
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** After what it says was printed: after a crash a line may come again, none is left out. */
    private static void write(Path file, String cursor) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, cursor + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static CommandFailure unusable(Path file, IOException cause) {
        return new CommandFailure(
                "cannot use the cursor file " + Quoted.of(file.toString()) + ": " + cause,
                "check the path and that this user may read and write there",
                cause);
    }
}
