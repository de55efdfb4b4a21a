package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.BenignFolder;
import dev.tocsin.hub.CannotListenException;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.ListenAddress;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.log.LogSettings;
import dev.tocsin.hub.oidc.OidcSettings;
import dev.tocsin.hub.tls.CertificateWatch;
import dev.tocsin.hub.tls.SelfSigned;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.hub.tls.UnusableCertificateException;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.UnusableListException;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.stix.Quoted;
import dev.tocsin.store.StoreException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin up}: runs a hub until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Run a hub on this machine until Ctrl-C.",
        footer = {"", "Listening on anything but loopback needs TLS: PEM files, or --tls-self-signed."})
public final class Up implements Callable<Integer> {

    private static final Logger HTTP_SERVER = Logger.getLogger("io.helidon");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (default: ./tocsin-data); with --store, what is this node's alone.")
    private Path data = Path.of("tocsin-data");

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen (default: 127.0.0.1:8471; port 0 for any that is free).")
    private String listen = "127.0.0.1:8471";

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "The certificate, and its chain, in PEM form; read again" + " when the files change.")
    private @Nullable Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key in PEM form.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--tls-self-signed",
            description = "Make a certificate on the first start, keep it with the data, and print its SHA-256.")
    private boolean tlsSelfSigned;

    @Option(
            names = "--public-address",
            paramLabel = "URL",
            description = "Where others reach the hub, if a proxy stands before it.")
    private @Nullable URI publicAddress;

    @Option(names = "--title", paramLabel = "TEXT", description = "What the hub calls itself (default: Tocsin hub).")
    private String title = "Tocsin hub";

    @Option(
            names = "--benign",
            paramLabel = "DIR",
            description =
                    "Lists of values no indicator should match, in the JSON format of MISP's warning lists; a file"
                            + " takes the place of the shipped one of its name (default: benign in the data folder).")
    private @Nullable Path benign;

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LoginOptions logins = new LoginOptions();

    @Option(
            names = "--longest-token",
            paramLabel = "DAYS",
            description =
                    "How long a token may count that is issued from now on (default: 730); 365 days unless less is"
                            + " allowed or something else is asked for.")
    private long longestToken = TokenLife.DEFAULT_LONGEST.toDays();

    @Override
    public Integer call() throws InterruptedException {
        // The server's own account of its start is not for people; its warnings are.
        HTTP_SERVER.setLevel(Level.WARNING);
        ListenAddress address = address();
        refusePlainHttp(address);
        LogSettings beating = log.read();
        TokenLife life = life();
        Limits limits = this.limits.read();
        Optional<OidcSettings> provider = logins.read();
        StopSignal stop = StopSignal.install();
        try (Node node = open(life);
                Certified certified = certified(address)) {
            HubSettings settings = new HubSettings(
                    address, certified.context(), title, Optional.ofNullable(publicAddress), limits, provider);
            try (Hub hub = start(settings, node)) {
                announce(hub, node, certified.certificate());
                certified.watch();
                node.startBeating(beating);
                node.startUpkeep();
                stop.await();
            }
        } finally {
            stop.obeyed();
        }
        return 0;
    }

    private void announce(Hub hub, Node node, Optional<ServerCertificate> certificate) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("tocsin hub at " + hub.uri() + " (data in " + where() + "); Ctrl-C stops it");
        certificate.ifPresent(shown -> out.println("certificate SHA-256: " + shown.fingerprint()));
        node.firstToken().ifPresent(first -> {
            String server = hub.uri().toString().replaceAll("/$", "");
            String pin = tlsSelfSigned ? " --pin " + certificate.orElseThrow().fingerprint() : "";
            out.println();
            out.println("administrator token, shown this once; keep it in a safe place"
                    + first.token().expires().map(end -> ", until " + end).orElse("") + ":");
            out.println();
            out.println("  " + first.secret().reveal());
            out.println();
            out.println("what to do next, in another terminal:");
            out.println("  export TOCSIN_SERVER=" + server);
            out.println("  export TOCSIN_TOKEN=(the token above)");
            out.println("  tocsin member add \"Rural Hospital\" --kind operator" + pin);
            out.println("  tocsin channel add intrusions --title \"AI-orchestrated intrusions\"" + pin);
            out.println("  tocsin channel admit intrusions \"Rural Hospital\" --read --contribute" + pin);
            out.println("  tocsin token issue --member \"Rural Hospital\"" + pin);
        });
        out.flush();
    }

    private String where() {
        return store.read()
                .map(shared -> shared + ", this node's own in " + data)
                .orElse(String.valueOf(data));
    }

    private ListenAddress address() {
        try {
            return ListenAddress.parse(listen);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), "give --listen like 127.0.0.1:8471", e);
        }
    }

    private void refusePlainHttp(ListenAddress address) {
        if ((tlsCert == null) != (tlsKey == null)) {
            throw new CommandFailure(
                    tlsCert == null ? "--tls-key without --tls-cert" : "--tls-cert without --tls-key",
                    "give both, or --tls-self-signed");
        }
        if (tlsCert != null && tlsSelfSigned) {
            throw new CommandFailure("--tls-cert and --tls-self-signed at once", "give one of the two");
        }
        if (tlsCert == null && !tlsSelfSigned && !address.isLoopback()) {
            throw new CommandFailure(
                    "plain HTTP at " + address + " would send tokens unencrypted to other machines",
                    "add --tls-self-signed, or --tls-cert and --tls-key; or listen on 127.0.0.1");
        }
    }

    private TokenLife life() {
        try {
            return new TokenLife(Duration.ofDays(longestToken));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CommandFailure(
                    "--longest-token is " + longestToken,
                    "give days, from " + TokenLife.LEAST.toDays() + " to " + TokenLife.MOST.toDays()
                            + "; 730 by default",
                    e);
        }
    }

    private Node open(TokenLife life) {
        try {
            return Node.open(new NodeSettings(data, store.read(), benign(), life), InstantSource.system());
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e.hint(), e);
        } catch (LedgerException e) {
            throw new CommandFailure(e.getMessage(), e.hint(), e);
        }
    }

    private BenignLists benign() {
        if (benign != null && !Files.isDirectory(benign)) {
            throw new CommandFailure(
                    "not a folder: " + Quoted.of(benign.toString()), "give the folder of your lists of benign values");
        }
        try {
            return BenignFolder.read(benign == null ? data.resolve("benign") : benign);
        } catch (UnusableListException e) {
            throw new CommandFailure(
                    "a list of benign values cannot be used: " + e.getMessage(),
                    "correct the file or take it out of the folder; docs/screen.md tells the format",
                    e);
        }
    }

    private Certified certified(ListenAddress address) {
        try {
            if (tlsCert != null && tlsKey != null) {
                return new Certified.ByFiles(CertificateWatch.over(tlsCert, tlsKey, InstantSource.system()));
            }
            return tlsSelfSigned
                    ? new Certified.ByItself(SelfSigned.in(data, address, InstantSource.system()))
                    : new Certified.Not();
        } catch (UnusableCertificateException e) {
            throw new CommandFailure(
                    String.valueOf(e.getMessage()),
                    "give a certificate and its key in PEM form, or --tls-self-signed",
                    e);
        }
    }

    private static Hub start(HubSettings settings, Node node) {
        try {
            return Hub.start(settings, node.ports());
        } catch (CannotListenException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), hint(e.reason()), e);
        }
    }

    private static String hint(CannotListenException.Reason reason) {
        return switch (reason) {
            case IN_USE -> "stop the program that has it, or choose another port with --listen";
            case NOT_PERMITTED ->
                "choose a port from 1024 up with --listen, and let a proxy or the firewall lead there";
            case NOT_OF_THIS_MACHINE, UNKNOWN_NAME ->
                "choose an address of this machine with --listen, or 0.0.0.0 for all of them";
            case OTHER -> "choose another address with --listen";
            case NOT_STARTED -> "the lines before this one say why; start it again";
        };
    }
}
