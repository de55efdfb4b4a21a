package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.share.log.ProofId;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin agreement}. */
@Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description = "Set, show and accept what the members of a hub agree to.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AgreementCommands.Set.class, AgreementCommands.ShowText.class, AgreementCommands.Accept.class})
public final class AgreementCommands {

    private static final String PATH = "/share/v1/agreement";
    private static final long MAX_BYTES = 1 << 20;

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description =
                    "Make a text the agreement as it stands. Members read on, and contribute once they accept it.")
    static final class Set extends RemoteCommand {

        @Parameters(paramLabel = "FILE", description = "Plain text in UTF-8.")
        private Path file = Path.of("");

        @Override
        void run(AdminClient hub) {
            ObjectNode set = hub.own("PUT", PATH, object().put("text", read(file)));
            tell(
                    set,
                    "version " + set.path("version").asInt() + " stands",
                    "sha256: " + Shown.text(set.path("sha256").asText()));
        }

        private static String read(Path file) {
            try {
                if (Files.size(file) > MAX_BYTES) {
                    throw new CommandFailure(
                            Quoted.of(file.toString()) + " is larger than " + MAX_BYTES + " bytes",
                            "check that it is the right file");
                }
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (CharacterCodingException e) {
                throw new CommandFailure(Quoted.of(file.toString()) + " is no UTF-8", "save it as plain text", e);
            } catch (IOException e) {
                throw new CommandFailure(
                        "cannot read " + Quoted.of(file.toString()) + ": " + Quoted.of(String.valueOf(e.getMessage())),
                        "check the name and the permissions",
                        e);
            }
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show the agreement as it stands.")
    static final class ShowText extends RemoteCommand {

        @Option(names = "--version-number", paramLabel = "N", description = "An earlier version.")
        private @Nullable Integer version;

        @Override
        void run(AdminClient hub) {
            ObjectNode agreement = hub.own("GET", version == null ? PATH : PATH + "/" + version);
            List<String> lines = new ArrayList<>(lines(agreement));
            if (agreement.has("accepted")) {
                lines.add("your member accepted version "
                        + agreement.path("accepted").asInt());
            }
            tell(agreement, lines.toArray(String[]::new));
        }
    }

    /** The text line by line, and what it is called. */
    static List<String> lines(JsonNode agreement) {
        List<String> lines = new ArrayList<>();
        agreement.path("text").asText().lines().map(Shown::text).forEach(lines::add);
        lines.add("");
        lines.add("version " + agreement.path("version").asInt() + ", sha256 "
                + Shown.text(agreement.path("sha256").asText()));
        return lines;
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accept the agreement as it stands for your member, with the token of one of its persons.")
    static final class Accept extends RemoteCommand {

        @Parameters(paramLabel = "VERSION", description = "The version that you read.")
        private int version;

        @Option(names = "--receipts", paramLabel = "DIR", description = "Keep the proof of it here.")
        private @Nullable Path receipts;

        @Override
        void run(AdminClient hub) {
            ObjectNode accepted = hub.own("POST", PATH + "/" + version);
            keep(receipts, accepted);
            tell(
                    accepted,
                    "accepted version " + version,
                    "receipt: " + Shown.text(accepted.path("receipt").asText()));
        }
    }

    /** Keeps the proof that came with an answer, if it is to be kept. */
    static void keep(@Nullable Path folder, ObjectNode answer) {
        if (folder != null && answer.path("x_tocsin_proof") instanceof ObjectNode proof) {
            PromiseFolder promises = PromiseFolder.in(folder);
            ProofId.parse(answer.path("receipt").asText()).ifPresent(id -> promises.write(id, proof));
        }
    }
}
