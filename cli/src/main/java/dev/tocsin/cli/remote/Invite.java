package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin invite}. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Invite an organisation: prints a code, this once, alone on standard output.",
        footer = {"", "The code counts once. Send it to the person by a way that others do not read."})
public final class Invite extends RemoteCommand {

    private final InstantSource clock = InstantSource.system();

    @Parameters(paramLabel = "NAME", description = "What the new member will be called.")
    private String name = "";

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "As for tocsin member add.")
    private String kind = "";

    @Option(names = "--person", required = true, paramLabel = "NAME", description = "Who is to join for it.")
    private String person = "";

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL[:RIGHT,...]",
            description = "Where it will be admitted, such as intrusions:read,contribute; to read alone by default.")
    private List<String> channels = new ArrayList<>();

    @Option(names = "--expires", paramLabel = "TIME", description = "How long the code counts (default: 7d).")
    private String expires = "7d";

    @Override
    void run(AdminClient hub) {
        ObjectNode wanted = object().put("member", name).put("kind", kind).put("person", person);
        ArrayNode places = wanted.putArray("channels");
        channels.forEach(places::add);
        wanted.put("expires", TaxiiTimestamp.write(TokenCommands.Issue.end(clock.instant(), expires)));
        ObjectNode made = hub.post("/invitations", wanted);
        String code = Shown.text(made.path("code").asText());
        tell(made, code);
        err().println("invitation " + Shown.text(made.path("id").asText()) + " for "
                + Quoted.of(made.path("member").asText()) + ", until "
                + Shown.text(made.path("expires").asText()) + "; the code is shown this once");
        err().println("send them this line: tocsin join " + hub.address() + " " + code + " --contact THEIR-EMAIL");
    }
}
