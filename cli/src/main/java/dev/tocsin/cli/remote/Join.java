package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin join}: from an invitation to a member with a token. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Join a hub by an invitation: shows who invites to what and what is agreed to, and asks.")
public final class Join implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HUB-URL", description = "The hub, such as https://hub.example.org:8471.")
    private URI server = URI.create("");

    @Parameters(index = "1", paramLabel = "CODE", description = "The code that you were sent.")
    private String code = "";

    @Option(
            names = "--contact",
            required = true,
            paramLabel = "EMAIL",
            description = "Where you can be written to; for the hub's administrator and your own organisation alone.")
    private String contact = "";

    @Option(
            names = "--accept-agreement",
            paramLabel = "VERSION",
            description = "Accept this version without being asked.")
    private @Nullable Integer accepted;

    @Option(
            names = "--token-out",
            paramLabel = "FILE",
            description = "Write the token to a new file that you alone can read, instead of printing it.")
    private @Nullable Path tokenOut;

    @Option(names = "--receipts", paramLabel = "DIR", description = "Keep the proof of what you accepted here.")
    private @Nullable Path receipts;

    @Mixin
    private ServerTrust trust = new ServerTrust();

    @Override
    public void run() {
        RemoteOptions remote = RemoteOptions.at(server, trust);
        if (tokenOut != null) {
            TokenFile.requireFree(tokenOut);
        }
        try (AdminClient hub = AdminClient.withoutToken(remote)) {
            join(hub);
        }
        spec.commandLine().getOut().flush();
    }

    private void join(AdminClient hub) {
        ObjectNode offer = hub.own("POST", "/share/v1/invitation", object().put("code", code));
        PrintWriter err = spec.commandLine().getErr();
        lines(offer).forEach(err::println);
        int agreed = accepted == null ? ask(offer) : accepted;
        ObjectNode joined = hub.own(
                "POST",
                "/share/v1/join",
                object().put("code", code).put("contact", contact).put("accept_agreement", agreed));
        String secret = Shown.text(joined.path("secret").asText());
        if (tokenOut == null) {
            spec.commandLine().getOut().println(secret);
        } else {
            TokenFile.write(tokenOut, secret);
        }
        // After the token: what fails from here on loses nothing that cannot be had again.
        AgreementCommands.keep(receipts, joined);
        err.println("joined as " + Quoted.of(joined.path("member").path("name").asText())
                + (tokenOut == null
                        ? "; the token above is shown this once, keep it in a safe place"
                        : "; your token is in " + Quoted.of(tokenOut.toString())));
        String until = joined.path("expires").asText("");
        if (!until.isEmpty()) {
            err.println(
                    "the token counts until " + Shown.text(until) + "; ask whoever runs the hub for another before");
        }
        err.println("accepted version " + agreed + " of the agreement; receipt: "
                + Shown.text(joined.path("receipt").asText()));
    }

    private static List<String> lines(ObjectNode offer) {
        List<String> lines = new ArrayList<>();
        lines.add(Quoted.of(offer.path("hub").asText()) + " invites "
                + Quoted.of(offer.path("person").asText()) + " to join for "
                + Quoted.of(offer.path("member").asText()) + " ("
                + Shown.text(offer.path("kind").asText()) + ")");
        for (JsonNode channel : offer.path("channels")) {
            List<String> rights = new ArrayList<>();
            channel.path("rights").forEach(right -> rights.add(Shown.text(right.asText())));
            lines.add("  channel " + Quoted.of(channel.path("name").asText()) + " ("
                    + Shown.text(channel.path("title").asText()) + "): " + String.join(", ", rights));
        }
        lines.add("what is agreed to:");
        lines.add("");
        lines.addAll(AgreementCommands.lines(offer.path("agreement")));
        return lines;
    }

    private static int ask(ObjectNode offer) {
        int version = offer.path("agreement").path("version").asInt();
        Optional<String> answer = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readLine("to accept it for your organisation, type %d: ", version));
        if (answer.filter(typed -> typed.strip().equals(Integer.toString(version)))
                .isEmpty()) {
            throw new CommandFailure(
                    "the agreement was not accepted, and nobody joined",
                    "the code still counts; read it, then accept it with --accept-agreement " + version);
        }
        return version;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
