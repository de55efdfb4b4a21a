package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tocsin agent}. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Add, list and remove the programs that act for a member, such as guards.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AgentCommands.Add.class, AgentCommands.ListAll.class, AgentCommands.Remove.class})
public final class AgentCommands {

    private static String path(String member) {
        return "/members/" + AdminClient.segment(member) + "/agents";
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add an agent to a member.")
    static final class Add extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "What the program is called.")
        private String name = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode agent = hub.post(path(member), object().put("name", name));
            tell(
                    agent,
                    "added agent " + Quoted.of(agent.path("name").asText()),
                    "id: " + Shown.text(agent.path("id").asText()));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List a member's agents.")
    static final class ListAll extends RemoteCommand {

        @Parameters(paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Override
        void run(AdminClient hub) {
            list(hub.get(path(member)), "agents", List.of("NAME", "ID", "SINCE"), "name", "id", "created");
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove an agent; its tokens end at once. What it shared stays the member's.")
    static final class Remove extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Parameters(index = "1", paramLabel = "AGENT", description = "The agent's name or id.")
        private String agent = "";

        @Override
        void run(AdminClient hub) {
            hub.delete(path(member) + "/" + AdminClient.segment(agent));
            tell(object().put("removed", agent), "removed agent " + Quoted.of(agent) + "; its tokens have ended");
        }
    }
}
