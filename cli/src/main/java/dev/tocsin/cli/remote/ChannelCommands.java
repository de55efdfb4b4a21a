package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin channel}. */
@Command(
        name = "channel",
        mixinStandardHelpOptions = true,
        description = "Run the channels: audiences, each with what was shared with it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ChannelCommands.Add.class, ChannelCommands.ListAll.class, ChannelCommands.Admit.class})
public final class ChannelCommands {

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a channel with nobody in it.")
    static final class Add extends RemoteCommand {

        @Parameters(paramLabel = "NAME", description = "Letters, digits and hyphens; unique.")
        private String name = "";

        @Option(names = "--title", paramLabel = "TEXT", description = "One line for people (default: the name).")
        private @Nullable String title;

        @Option(names = "--description", paramLabel = "TEXT", description = "More for people.")
        private @Nullable String description;

        @Option(
                names = "--ceiling",
                paramLabel = "TLP",
                description = "The strictest marking taken: clear, green, amber, amber-strict (default) or red.")
        private @Nullable String ceiling;

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = object().put("name", name);
            put(wanted, "title", title);
            put(wanted, "description", description);
            put(wanted, "ceiling", ceiling);
            ObjectNode channel = hub.post("/channels", wanted);
            String known = channel.path("name").asText();
            tell(
                    channel,
                    "added channel " + Quoted.of(known) + " (takes up to TLP "
                            + Shown.text(channel.path("ceiling").asText()) + ")",
                    "id: " + Shown.text(channel.path("id").asText()),
                    "TAXII collection: /api/collections/" + Shown.text(known) + "/");
        }

        private static void put(ObjectNode wanted, String property, @Nullable String value) {
            if (value != null) {
                wanted.put(property, value);
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the channels.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/channels"),
                    "channels",
                    List.of("NAME", "TITLE", "UP TO TLP", "ID"),
                    "name",
                    "title",
                    "ceiling",
                    "id");
        }
    }

    @Command(
            name = "admit",
            mixinStandardHelpOptions = true,
            description = "Give a member exactly the named rights in a channel.")
    static final class Admit extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "CHANNEL", description = "Its name or id.")
        private String channel = "";

        @Parameters(index = "1", paramLabel = "MEMBER", description = "Its name or id.")
        private String member = "";

        @Option(names = "--read", description = "It sees what the channel holds.")
        private boolean read;

        @Option(names = "--contribute", description = "It adds to the channel.")
        private boolean contribute;

        @Override
        void run(AdminClient hub) {
            if (!read && !contribute) {
                throw new CommandFailure("no right named", "add --read, --contribute or both");
            }
            ObjectNode wanted = object().put("member", member);
            ArrayNode rights = wanted.putArray("rights");
            if (read) {
                rights.add("read");
            }
            if (contribute) {
                rights.add("contribute");
            }
            ObjectNode admission = hub.post("/channels/" + AdminClient.segment(channel) + "/admissions", wanted);
            tell(
                    admission,
                    "admitted " + Quoted.of(admission.path("member_name").asText()) + " to " + Quoted.of(channel) + ": "
                            + Shown.cells(admission, "rights").getFirst());
        }
    }
}
