package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.tls.PemFiles;
import dev.tocsin.hub.tls.UnusableCertificateException;
import dev.tocsin.stix.Quoted;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin certificate}. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = "Add, list and remove client certificates, by which a hub knows its members without a token.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CertificateCommands.Add.class,
            CertificateCommands.ListAll.class,
            CertificateCommands.Remove.class
        })
public final class CertificateCommands {

    /** Which certificate. */
    static final class Which {

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "The certificate in PEM form; never its key.")
        private @Nullable Path file;

        @Option(
                names = "--sha256",
                paramLabel = "HEX",
                description = "Its SHA-256, as openssl x509 -noout -fingerprint -sha256 prints it.")
        private @Nullable String sha256;

        String fingerprint() {
            if (file == null) {
                return sha256 == null ? "" : sha256;
            }
            try {
                return PemFiles.fingerprint(file).hex();
            } catch (UnusableCertificateException e) {
                throw new CommandFailure(
                        String.valueOf(e.getMessage()), "give the file of a certificate in PEM form, or --sha256", e);
            }
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Let whoever has the key of a certificate be a person or an agent of a member. Its name,"
                    + " issuer and other contents do not matter; from the end that it states it counts no more.")
    static final class Add extends RemoteCommand {

        @ArgGroup(multiplicity = "1")
        private Which which = new Which();

        @Mixin
        private HolderOptions holder = new HolderOptions();

        @Mixin
        private ScopeOption scope = new ScopeOption();

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = scope.in(holder.in(object())).put("certificate", which.fingerprint());
            ObjectNode added = hub.post("/certificates", wanted);
            tell(added, CertificateCommands.told(added));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the certificates.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/certificates"),
                    "certificates",
                    List.of("ID", "HOLDER", "PERSON", "AGENT", "LABEL", "STANDING", "SCOPES", "SHA-256"),
                    "id",
                    "holder_name",
                    "person",
                    "agent",
                    "label",
                    "standing",
                    "scopes",
                    "certificate");
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Let a certificate count no more, at once and for good.")
    static final class Remove extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin certificate list shows it.")
        private String id = "";

        @Override
        void run(AdminClient hub) {
            hub.delete("/tokens/" + AdminClient.segment(id));
            tell(object().put("removed", id), "removed certificate " + Shown.text(id));
        }
    }

    static String[] told(ObjectNode added) {
        String who = added.path("person").asText(added.path("agent").asText(""));
        String member = Quoted.of(added.path("holder_name").asText());
        return new String[] {
            "added certificate " + Shown.text(added.path("id").asText()) + " for "
                    + (who.isEmpty() ? member : Quoted.of(who) + " of " + member),
            "SHA-256: " + Shown.text(added.path("certificate").asText())
        };
    }
}
