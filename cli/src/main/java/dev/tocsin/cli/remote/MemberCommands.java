package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin member}. */
@Command(
        name = "member",
        mixinStandardHelpOptions = true,
        description = "Add and list members: organisations that take part.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MemberCommands.Add.class, MemberCommands.ListAll.class})
public final class MemberCommands {

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a member.")
    static final class Add extends RemoteCommand {

        @Parameters(paramLabel = "NAME", description = "What people call it; unique, letter case aside.")
        private String name = "";

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                description = "ai-developer, agency, vendor, operator, coordinator or researcher.")
        private String kind = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode member = hub.post("/members", object().put("name", name).put("kind", kind));
            tell(
                    member,
                    "added member " + Quoted.of(member.path("name").asText()) + " (" + Shown.text(kind) + ")",
                    "id: " + Shown.text(member.path("id").asText()));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the members.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/members"),
                    "members",
                    List.of("NAME", "KIND", "ID", "SINCE"),
                    "name",
                    "kind",
                    "id",
                    "created");
        }
    }
}
