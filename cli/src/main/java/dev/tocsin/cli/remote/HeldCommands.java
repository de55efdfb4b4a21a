package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin held}: a person looks at what a hub holds back. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description =
                "Look at indicators that a hub holds since they may match what is harmless; release or refuse them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HeldCommands.ListAll.class,
            HeldCommands.Show.class,
            HeldCommands.Release.class,
            HeldCommands.Refuse.class
        })
public final class HeldCommands {

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List what waits, the oldest first.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            ObjectNode answer = hub.get("/held");
            if (answer.path("held").isEmpty()) {
                tell(answer, "nothing is held");
                return;
            }
            list(
                    answer,
                    "held",
                    List.of("ID", "CHANNEL", "FROM", "VALUE", "IS AMONG", "SINCE"),
                    "id",
                    "channel",
                    "contributor",
                    "value",
                    "list",
                    "since");
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one, and the object as it would be shared.")
    static final class Show extends OfOne {

        @Override
        void run(AdminClient hub) {
            ObjectNode held = hub.get(path(""));
            List<String> lines = new ArrayList<>(List.of(
                    "id:           " + shown(held, "id"),
                    "channel:      " + shown(held, "channel"),
                    "from:         " + shown(held, "contributor"),
                    "held since:   " + shown(held, "since"),
                    "because:      " + shown(held, "value") + " is among " + Quoted.of(text(held, "list")) + " ("
                            + shown(held, "list_origin") + ")",
                    "state:        " + shown(held, "state")));
            for (String property : List.of("decided_by", "decided", "note", "receipt")) {
                if (held.hasNonNull(property)) {
                    lines.add("%-14s".formatted(property.replace('_', ' ') + ":") + shown(held, property));
                }
            }
            lines.add("");
            for (String line : held.path("object").toPrettyString().split("\\R", -1)) {
                lines.add(Shown.text(line));
            }
            tell(held, lines.toArray(String[]::new));
        }
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Share it, as its contributor's.")
    static final class Release extends OfOne {

        @Option(names = "--note", paramLabel = "TEXT", description = "Why; kept with it, for the hub's operator.")
        private String note = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode held = hub.post(path("/release"), object().put("note", note));
            tell(held, "released " + shown(held, "object_id") + " to " + Quoted.of(text(held, "channel")));
        }
    }

    @Command(
            name = "refuse",
            mixinStandardHelpOptions = true,
            description = "Do not share it, and tell its contributor why.")
    static final class Refuse extends OfOne {

        @Option(
                names = "--note",
                paramLabel = "TEXT",
                required = true,
                description = "Why; its contributor reads this.")
        private String note = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode held = hub.post(path("/refuse"), object().put("note", note));
            tell(held, "refused " + shown(held, "object_id"));
        }
    }

    /** What is said of one. */
    abstract static class OfOne extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin held list shows it.")
        private String id = "";

        String path(String below) {
            return "/held/" + AdminClient.segment(id) + below;
        }

        static String text(JsonNode held, String property) {
            return held.path(property).asText("");
        }

        static String shown(JsonNode held, String property) {
            return Shown.text(text(held, property));
        }
    }
}
