package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin channel}. */
@Command(
        name = "channel",
        mixinStandardHelpOptions = true,
        description = "Run the channels: audiences, each with what was shared with it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ChannelCommands.Add.class,
            ChannelCommands.Change.class,
            ChannelCommands.ShowOne.class,
            ChannelCommands.ListAll.class,
            ChannelCommands.Admit.class,
            ChannelCommands.Dismiss.class,
            ChannelCommands.Remove.class
        })
public final class ChannelCommands {

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a channel with nobody in it.")
    static final class Add extends RemoteCommand {

        @Parameters(paramLabel = "NAME", description = "Letters, digits and hyphens; unique.")
        private String name = "";

        @Option(names = "--title", paramLabel = "TEXT", description = "One line for people (default: the name).")
        private @Nullable String title;

        @Option(names = "--description", paramLabel = "TEXT", description = "More for people.")
        private @Nullable String description;

        @Mixin
        private ChannelRuleOptions rules = new ChannelRuleOptions();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = object().put("name", name);
            put(wanted, "title", title);
            put(wanted, "description", description);
            rules.putInto(wanted);
            ObjectNode channel = hub.post("/channels", wanted);
            String known = channel.path("name").asText();
            tell(
                    channel,
                    "added channel " + Quoted.of(known) + " (takes up to TLP "
                            + Shown.text(channel.path("ceiling").asText()) + ")",
                    ChannelRuleOptions.words(channel),
                    "id: " + Shown.text(channel.path("id").asText()),
                    "TAXII collection: /api/collections/" + Shown.text(known) + "/");
        }

        private static void put(ObjectNode wanted, String property, @Nullable String value) {
            if (value != null) {
                wanted.put(property, value);
            }
        }
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Change a channel's rules for what is shared from now on; what is not named stays.")
    static final class Change extends RemoteCommand {

        @Parameters(paramLabel = "CHANNEL", description = "Its name or id.")
        private String channel = "";

        @Mixin
        private ChannelRuleOptions rules = new ChannelRuleOptions();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = object();
            rules.putInto(wanted);
            if (wanted.isEmpty()) {
                throw new CommandFailure("no rule named", "add --ceiling, --kind, --sector, --keep or --newcomers");
            }
            ObjectNode changed = hub.patch("/channels/" + AdminClient.segment(channel), wanted);
            tell(
                    changed,
                    "changed channel " + Quoted.of(changed.path("name").asText()) + " (takes up to TLP "
                            + Shown.text(changed.path("ceiling").asText()) + ")",
                    ChannelRuleOptions.words(changed),
                    "it counts for what is shared from now on; what is there stays as it was");
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a channel, its rules and who is in it.")
    static final class ShowOne extends RemoteCommand {

        @Parameters(paramLabel = "CHANNEL", description = "Its name or id.")
        private String channel = "";

        @Override
        void run(AdminClient hub) {
            String path = "/channels/" + AdminClient.segment(channel);
            ObjectNode found = hub.get(path);
            JsonNode admissions = hub.get(path + "/admissions").path("admissions");
            List<String> lines = new ArrayList<>(List.of(
                    "channel: " + Quoted.of(found.path("name").asText()) + ", "
                            + Quoted.of(found.path("title").asText()),
                    "id: " + Shown.text(found.path("id").asText()),
                    "takes up to: TLP " + Shown.text(found.path("ceiling").asText()),
                    ChannelRuleOptions.words(found)));
            admissions.forEach(each -> lines.add("member: "
                    + Quoted.of(each.path("member_name").asText()) + " ("
                    + Shown.cells(each, "rights").getFirst()
                    + (each.path("sees").asText().equals("from-joining") ? "; not what came before it" : "")
                    + ")"));
            if (admissions.isEmpty()) {
                lines.add("members: none");
            }
            found.set("admissions", admissions);
            tell(found, lines.toArray(String[]::new));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the channels.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/channels"),
                    "channels",
                    List.of("NAME", "TITLE", "KIND", "UP TO TLP", "ID"),
                    "name",
                    "title",
                    "kind",
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

    @Command(
            name = "dismiss",
            mixinStandardHelpOptions = true,
            description = "Take a member out of a channel. What it contributed stays; its streams end within a second.")
    static final class Dismiss extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "CHANNEL", description = "Its name or id.")
        private String channel = "";

        @Parameters(index = "1", paramLabel = "MEMBER", description = "Its name or id.")
        private String member = "";

        @Override
        void run(AdminClient hub) {
            hub.delete("/channels/" + AdminClient.segment(channel) + "/admissions/" + AdminClient.segment(member));
            tell(
                    object().put("channel", channel).put("dismissed", member),
                    Quoted.of(member) + " is not in " + Quoted.of(channel) + " any more");
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Remove a channel. Nobody finds it any more, streams end within a second, and the name is free again.",
                "What members fetched before stays with them."
            })
    static final class Remove extends RemoteCommand {

        @Parameters(paramLabel = "CHANNEL", description = "Its name or id.")
        private String channel = "";

        @Option(
                names = "--withdraw-all",
                description = "Also where it holds something: all of that is withdrawn and destroyed for good.")
        private boolean withdrawAll;

        @Override
        void run(AdminClient hub) {
            hub.delete("/channels/" + AdminClient.segment(channel) + (withdrawAll ? "?withdraw_all=true" : ""));
            tell(object().put("removed", channel), "removed channel " + Quoted.of(channel));
        }
    }
}
