package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tocsin leave}: takes along what the member contributed, and ends its membership. */
@Command(
        name = "leave",
        mixinStandardHelpOptions = true,
        description = "Leave a hub for good, with the token of one of your member's persons.",
        footer = {
            "",
            "First all that your member contributed, and its receipts, are written to the folder. Then the hub",
            "withdraws it from every channel, forgets originals, persons, agents and tokens, and destroys the salts",
            "of what is in its log. The receipts that you have can still be verified with the log's public key.",
            "What others fetched before, they have: nobody can take it back from them."
        })
public final class Leave extends RemoteCommand {

    @Option(names = "--export", required = true, paramLabel = "DIR", description = "A new folder for the export.")
    private Path export = Path.of("");

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--promises-will-do",
            description = "Leave although the log has not had its next beat, and some proofs are promises still.")
    private boolean promisesWillDo;

    @Override
    void run(AdminClient hub) {
        String member = hub.own("GET", "/share/v1/membership")
                .path("member")
                .path("name")
                .asText();
        ExportFolder folder = ExportFolder.in(export);
        ExportFolder.Contents contents;
        try (InputStream lines = hub.stream("/share/v1/membership/export")) {
            contents = folder.fill(lines);
        } catch (IOException e) {
            throw hub.unreachable(e);
        }
        err().println(contents.objects() + " objects, " + contents.receipts() + " receipts and " + contents.promises()
                + " promises are in " + Quoted.of(export.toString()));
        if (contents.promises() > 0 && !promisesWillDo) {
            throw new CommandFailure(
                    contents.promises() + " of the proofs are promises still, and cannot become receipts once you left",
                    "run it again in some seconds, with another folder; or say --promises-will-do");
        }
        confirm(member);
        ObjectNode left = hub.own("POST", "/share/v1/membership/leave", object().put("member", member));
        AgreementCommands.keep(folder.receipts(), left);
        tell(
                left,
                Quoted.of(member) + " left; what it contributed is withdrawn from every channel",
                "what others fetched before, they have");
    }

    private void confirm(String member) {
        if (yes) {
            return;
        }
        Optional<String> answer = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readLine("to leave for good, type the member's name, %s: ", Quoted.of(member)));
        if (answer.filter(typed -> typed.strip().equals(member)).isEmpty()) {
            throw new CommandFailure("nobody left", "the export is there; run it again with --yes and another folder");
        }
    }
}
