package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Issue, list and revoke tokens: the secrets by which a hub knows its members.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TokenCommands.Issue.class, TokenCommands.ListAll.class, TokenCommands.Revoke.class})
public final class TokenCommands {

    /** For whom a token is. */
    static final class Holder {

        @Option(names = "--member", paramLabel = "NAME", description = "For this member; its name or id.")
        private @Nullable String member;

        @Option(names = "--administrator", description = "For another administrator.")
        private boolean administrator;

        ObjectNode in(ObjectNode wanted) {
            return administrator ? wanted.put("administrator", true) : wanted.put("member", member);
        }
    }

    @Command(
            name = "issue",
            mixinStandardHelpOptions = true,
            description = "Issue a token and print it, this once, alone on standard output.")
    static final class Issue extends RemoteCommand {

        private static final Pattern LIFETIME = Pattern.compile("([1-9]\\d{0,4})([dhm])");

        private final InstantSource clock = InstantSource.system();

        @ArgGroup(multiplicity = "1")
        private Holder holder = new Holder();

        @Option(names = "--person", paramLabel = "NAME", description = "For this person of the member; name or id.")
        private @Nullable String person;

        @Option(
                names = "--agent",
                paramLabel = "NAME",
                description = "For this agent of the member (default: one of the label's name, added if need be).")
        private @Nullable String agent;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                description = "How long it counts, such as 90d, 12h or 30m (default: 365d, or what the hub allows).")
        private @Nullable String expires;

        @Option(names = "--label", paramLabel = "TEXT", description = "What it is called in lists.")
        private @Nullable String label;

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = holder.in(object());
            if (person != null) {
                wanted.put("person", person);
            }
            if (agent != null) {
                wanted.put("agent", agent);
            }
            if (expires != null) {
                wanted.put("expires", TaxiiTimestamp.write(end(clock.instant(), expires)));
            }
            if (label != null) {
                wanted.put("label", label);
            }
            ObjectNode token = hub.post("/tokens", wanted);
            tell(token, Shown.text(token.path("secret").asText()));
            String until = token.path("expires").asText("");
            err().println("token " + Shown.text(token.path("id").asText()) + " for "
                    + Quoted.of(token.path("holder_name").asText())
                    + (until.isEmpty() ? ", without an end" : ", until " + Shown.text(until))
                    + "; it is shown this once, keep it in a safe place");
        }

        static Instant end(Instant now, String written) {
            Matcher shape = LIFETIME.matcher(written);
            if (!shape.matches()) {
                throw new CommandFailure(
                        "not a time to live: " + Quoted.of(written), "give --expires like 90d, 12h or 30m");
            }
            long number = Long.parseLong(shape.group(1));
            return now.plus(
                    switch (shape.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofMinutes(number);
                    });
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the tokens, never their secrets.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/tokens"),
                    "tokens",
                    List.of("ID", "HOLDER", "PERSON", "AGENT", "LABEL", "STANDING", "EXPIRES"),
                    "id",
                    "holder_name",
                    "person",
                    "agent",
                    "label",
                    "standing",
                    "expires");
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "End a token for good, at once.")
    static final class Revoke extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin token list shows it.")
        private String id = "";

        @Override
        void run(AdminClient hub) {
            hub.delete("/tokens/" + AdminClient.segment(id));
            tell(object().put("revoked", id), "revoked token " + Shown.text(id));
        }
    }
}
