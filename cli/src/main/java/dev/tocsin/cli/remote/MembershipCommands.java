package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tocsin membership}: what a member sees and does of its own, with a token of its own. */
@Command(
        name = "membership",
        mixinStandardHelpOptions = true,
        description = "Show your own member's persons, agents and tokens, and end one of those tokens.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MembershipCommands.ShowOwn.class, MembershipCommands.RevokeToken.class})
public final class MembershipCommands {

    private static final String PATH = "/share/v1/membership";

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show what the hub knows of your member. An agent's token shows the agent alone.")
    static final class ShowOwn extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            ObjectNode own = hub.own("GET", PATH);
            List<String> lines = new ArrayList<>(MemberCommands.lines(own.path("member")));
            own.path("persons")
                    .forEach(person -> lines.add("person: " + named(person) + ", " + cell(person, "contact")));
            own.path("agents").forEach(agent -> lines.add("agent: " + named(agent)));
            own.path("tokens")
                    .forEach(token -> lines.add("token: " + cell(token, "id") + " of "
                            + (token.has("person") ? "person " : "agent ")
                            + Quoted.of(token.path(token.has("person") ? "person" : "agent")
                                    .asText())
                            + ", " + Quoted.of(token.path("label").asText()) + ", " + cell(token, "standing")));
            tell(own, lines.toArray(String[]::new));
        }

        private static String named(JsonNode holder) {
            return Quoted.of(holder.path("name").asText()) + " (" + cell(holder, "id") + ")";
        }

        private static String cell(JsonNode row, String property) {
            return Shown.text(row.path(property).asText());
        }
    }

    @Command(
            name = "revoke-token",
            mixinStandardHelpOptions = true,
            description = "End a token of your member for good, at once. An agent ends its own alone.")
    static final class RevokeToken extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin membership show shows it.")
        private String id = "";

        @Override
        void run(AdminClient hub) {
            hub.own("DELETE", PATH + "/tokens/" + AdminClient.segment(id));
            tell(object().put("revoked", id), "revoked token " + Shown.text(id));
        }
    }
}
