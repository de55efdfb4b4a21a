package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logins with an OpenID provider: the administrator's part of {@code tocsin person}, and a person's own. */
final class LoginCommands {

    private LoginCommands() {}

    @Command(
            name = "bind",
            mixinStandardHelpOptions = true,
            description = "Let whoever logs in with the hub's OpenID provider be this person. What counts is the issuer"
                    + " and the subject alone; an e-mail address does not.")
    static final class Bind extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Parameters(index = "1", paramLabel = "PERSON", description = "The person's name or id.")
        private String person = "";

        @Option(
                names = "--issuer",
                required = true,
                paramLabel = "URL",
                description = "As the hub told it to whoever tried to log in.")
        private String issuer = "";

        @Option(
                names = "--subject",
                required = true,
                paramLabel = "TEXT",
                description = "As the hub told it; letter case counts.")
        private String subject = "";

        @Mixin
        private ScopeOption scope = new ScopeOption();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = scope.in(object())
                    .put("member", member)
                    .put("person", person)
                    .put("issuer", issuer)
                    .put("subject", subject);
            ObjectNode bound = hub.post("/logins", wanted);
            tell(bound, told(bound));
        }
    }

    @Command(
            name = "logins",
            mixinStandardHelpOptions = true,
            description = "List which logins are bound to which persons, and which were.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/logins"),
                    "logins",
                    List.of("ID", "HOLDER", "PERSON", "STANDING", "SCOPES", "ISSUER", "SUBJECT"),
                    "id",
                    "holder_name",
                    "person",
                    "standing",
                    "scopes",
                    "issuer",
                    "subject");
        }
    }

    @Command(
            name = "unbind",
            mixinStandardHelpOptions = true,
            description = "Let a login count no more, at once. It can be bound again.")
    static final class Unbind extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin person logins shows it.")
        private String id = "";

        @Override
        void run(AdminClient hub) {
            hub.delete("/tokens/" + AdminClient.segment(id));
            tell(object().put("removed", id), "unbound login " + Shown.text(id));
        }
    }

    @Command(
            name = "add-login",
            mixinStandardHelpOptions = true,
            description =
                    "Let your login with the hub's OpenID provider stand for you. For persons, with a token of the"
                            + " hub, and the token that the provider has just given you.")
    static final class AddOwn extends RemoteCommand {

        private static final long LONGEST = 10_000;

        @Option(
                names = "--login-file",
                required = true,
                paramLabel = "FILE",
                description = "A file with the provider's token in it, a JSON Web Token.")
        private Path file = Path.of("");

        @Mixin
        private OwnBindingOptions binding = new OwnBindingOptions();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = binding.in(object()).put("login", login());
            ObjectNode added = hub.own("POST", "/share/v1/membership/logins", wanted);
            tell(added, told(added));
        }

        private String login() {
            try {
                if (Files.size(file) <= LONGEST) {
                    return Files.readString(file, StandardCharsets.UTF_8).strip();
                }
            } catch (IOException e) {
                throw new CommandFailure(
                        "cannot read the login from " + Quoted.of(file.toString()) + ": " + e,
                        "check the path and that this user may read it",
                        e);
            }
            throw new CommandFailure(
                    Quoted.of(file.toString()) + " is too long for a token", "give a file with nothing else in it");
        }
    }

    private static String[] told(ObjectNode bound) {
        return new String[] {
            "bound login " + Shown.text(bound.path("id").asText()) + " to "
                    + Quoted.of(bound.path("person").asText()) + " of "
                    + Quoted.of(bound.path("holder_name").asText()),
            "issuer: " + Shown.text(bound.path("issuer").asText()),
            "subject: " + Shown.text(bound.path("subject").asText())
        };
    }
}
