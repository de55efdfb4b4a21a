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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Command(
            name = "issue",
            mixinStandardHelpOptions = true,
            description = "Issue a token and print it, this once, alone on standard output.")
    static final class Issue extends RemoteCommand {

        private static final Pattern LIFETIME = Pattern.compile("([1-9]\\d{0,4})([dhm])");

        private final InstantSource clock = InstantSource.system();

        @Mixin
        private HolderOptions holder = new HolderOptions();

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                description = "How long it counts, such as 90d, 12h or 30m (default: 365d, or what the hub allows).")
        private @Nullable String expires;

        @Mixin
        private ScopeOption scope = new ScopeOption();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = scope.in(holder.in(object()));
            if (expires != null) {
                wanted.put("expires", TaxiiTimestamp.write(end(clock.instant(), expires)));
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
                    List.of("ID", "HOLDER", "PERSON", "AGENT", "LABEL", "STANDING", "EXPIRES", "LAST USED", "SCOPES"),
                    "id",
                    "holder_name",
                    "person",
                    "agent",
                    "label",
                    "standing",
                    "expires",
                    "last_used",
                    "scopes");
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
