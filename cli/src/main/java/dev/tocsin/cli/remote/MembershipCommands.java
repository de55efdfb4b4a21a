package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.token.Scope;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin membership}: what a member sees and does of its own, with a token of its own. */
@Command(
        name = "membership",
        mixinStandardHelpOptions = true,
        description =
                "Show your own member's persons, agents, tokens, certificates and logins, end one of those, and add a"
                        + " certificate or a login.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MembershipCommands.ShowOwn.class,
            MembershipCommands.RevokeToken.class,
            MembershipCommands.AddCertificate.class,
            LoginCommands.AddOwn.class
        })
public final class MembershipCommands {

    private static final String PATH = "/share/v1/membership";
    private static final int MOST_SCOPES = Scope.values().length;

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
            own.path("tokens").forEach(token -> lines.add("token: " + credential(token)));
            own.path("certificates")
                    .forEach(bound ->
                            lines.add("certificate: " + credential(bound) + ", SHA-256 " + cell(bound, "certificate")));
            own.path("logins")
                    .forEach(bound -> lines.add("login: " + credential(bound) + ", issuer " + cell(bound, "issuer")
                            + ", subject " + cell(bound, "subject")));
            lines.add("this token may be used for: " + words(own));
            tell(own, lines.toArray(String[]::new));
        }

        private static String credential(JsonNode token) {
            String kind = token.has("person") ? "person" : "agent";
            return cell(token, "id") + " of " + kind + " "
                    + Quoted.of(token.path(kind).asText()) + ", "
                    + Quoted.of(token.path("label").asText()) + ", " + cell(token, "standing")
                    + (token.has("expires") ? ", until " + cell(token, "expires") : "")
                    + ", for " + words(token);
        }

        private static String words(JsonNode scoped) {
            List<String> scopes = new ArrayList<>();
            scoped.path("scopes").forEach(scope -> scopes.add(Shown.text(scope.asText())));
            return scopes.size() == MOST_SCOPES ? "all" : String.join(", ", scopes);
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
            description = "End a token, a certificate or a login of your member, at once. An agent ends its own alone.")
    static final class RevokeToken extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin membership show shows it.")
        private String id = "";

        @Override
        void run(AdminClient hub) {
            hub.own("DELETE", PATH + "/tokens/" + AdminClient.segment(id));
            tell(object().put("revoked", id), "revoked token " + Shown.text(id));
        }
    }

    @Command(
            name = "add-certificate",
            mixinStandardHelpOptions = true,
            description = "Let the certificate of --cert and --key stand for you, or for an agent of your member. For"
                    + " persons, with a token beside it.")
    static final class AddCertificate extends RemoteCommand {

        @Option(names = "--agent", paramLabel = "NAME", description = "For this agent; name or id.")
        private @Nullable String agent;

        @Mixin
        private OwnBindingOptions binding = new OwnBindingOptions();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = binding.in(object());
            if (agent != null) {
                wanted.put("agent", agent);
            }
            ObjectNode added = hub.own("POST", PATH + "/certificates", wanted);
            tell(added, CertificateCommands.told(added));
        }
    }
}
