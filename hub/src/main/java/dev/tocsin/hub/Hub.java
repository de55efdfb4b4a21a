package dev.tocsin.hub;

import dev.tocsin.hub.admin.AdminApi;
import dev.tocsin.hub.admin.AgreementApi;
import dev.tocsin.hub.admin.AuditApi;
import dev.tocsin.hub.admin.DepartureApi;
import dev.tocsin.hub.admin.JoinApi;
import dev.tocsin.hub.admin.MembershipApi;
import dev.tocsin.hub.events.EventApi;
import dev.tocsin.hub.events.Streams;
import dev.tocsin.hub.http.CodingsAsTheyCome;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.TransportProblems;
import dev.tocsin.hub.log.HubLog;
import dev.tocsin.hub.log.LogEndpoints;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.hub.oidc.OidcProvider;
import dev.tocsin.hub.openapi.OpenApi;
import dev.tocsin.hub.rest.ShareApi;
import dev.tocsin.hub.taxii.TaxiiServer;
import dev.tocsin.share.Administration;
import dev.tocsin.share.AgreementDesk;
import dev.tocsin.share.DepartureDesk;
import dev.tocsin.share.HeldDesk;
import dev.tocsin.share.InvitationDesk;
import dev.tocsin.share.MembershipDesk;
import dev.tocsin.share.PeopleDesk;
import dev.tocsin.share.Proofs;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.audit.AuditDesk;
import dev.tocsin.share.record.FeedBell;
import dev.tocsin.share.token.Secrets;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A running hub: the HTTP server before what is shared. */
public final class Hub implements AutoCloseable {

    /** Whoever cannot speak TLS 1.3 (RFC 8446) is turned away in the handshake, before it could send a token. */
    private static final List<String> TLS_VERSIONS = List.of("TLSv1.3");

    private static final int MAX_HEADERS_BYTES = 16 << 10;
    private static final int MAX_REQUEST_LINE_BYTES = 8 << 10;
    private static final int MAX_CONNECTIONS = Streams.MOST + 2_000;

    /** Streams, those that the door answers, and those that it tells to come later. */
    private static final int MAX_CONCURRENT_REQUESTS = Streams.MOST + 1_000;

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(2);

    private final WebServer server;
    private final Streams streams;
    private final URI uri;

    private Hub(WebServer server, Streams streams, URI uri) {
        this.server = server;
        this.streams = streams;
        this.uri = uri;
    }

    /** Everything a hub serves. */
    public record Ports(
            Sharing sharing,
            Administration administration,
            PeopleDesk people,
            MembershipDesk membership,
            InvitationDesk invitations,
            AgreementDesk agreements,
            DepartureDesk departures,
            HeldDesk held,
            TokenDesk tokens,
            Proofs proofs,
            AuditDesk audit,
            HubLog log,
            FeedBell bell,
            Secrets secrets,
            InstantSource clock) {}

    /**
     * Starts a hub.
     *
     * @throws CannotListenException if the address cannot be had
     */
    public static Hub start(HubSettings settings, Ports ports) {
        ListenAttempt.at(settings.listen());
        Streams streams = streams(ports);
        WebServerConfig.Builder config = WebServer.builder()
                .host(settings.listen().host())
                .port(settings.listen().port())
                .shutdownHook(false)
                .shutdownGracePeriod(SHUTDOWN_GRACE)
                .maxTcpConnections(MAX_CONNECTIONS)
                .maxConcurrentRequests(MAX_CONCURRENT_REQUESTS)
                .idleConnectionTimeout(IDLE_TIMEOUT)
                .connectionOptions(options -> options.readTimeout(READ_TIMEOUT))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(MAX_HEADERS_BYTES)
                        .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
                        // match[type] stands in addresses with its brackets (TAXII 2.1 §3.4), which RFC 3986 wants
                        // escaped; the path is still checked, and the query is read by QueryString.
                        .validatePrologue(false)
                        .build())
                .contentEncoding(new CodingsAsTheyCome())
                .directHandlers(TransportProblems.handlers())
                .routing(routing -> route(routing, settings, ports, streams));
        settings.tls()
                .ifPresent(context -> config.tls(tls -> tls.sslContext(context)
                        .enabledProtocols(TLS_VERSIONS)
                        // One may show a certificate in the place of a token; Door looks it up.
                        .clientAuth(TlsClientAuth.OPTIONAL)));
        WebServer server = config.build().start();
        Hub hub = new Hub(server, streams, uri(settings, server.port()));
        // A server that did not start says why in its log only, and is not running.
        if (!server.isRunning()) {
            hub.close();
            throw CannotListenException.notStarted(settings.listen());
        }
        return hub;
    }

    /** Those who follow channels; nobody yet. */
    static Streams streams(Ports ports) {
        return new Streams(ports.sharing(), ports.bell(), ports.secrets());
    }

    /** Every route, in the order in which they are tried. */
    static void route(HttpRouting.Builder routing, HubSettings settings, Ports ports, Streams streams) {
        Optional<OidcProvider> provider = settings.oidc().map(trusted -> new OidcProvider(trusted, ports.clock()));
        provider.ifPresent(OidcProvider::prepare);
        Door door = new Door(ports.tokens(), provider, ports.audit(), settings.limits());
        ProofDesk desk = new ProofDesk(ports.proofs(), ports.log());
        new TaxiiServer(door, ports.sharing(), desk, ports.secrets(), settings.title(), settings.publicAddress())
                .addTo(routing);
        new AdminApi(
                        door,
                        ports.administration(),
                        ports.people(),
                        ports.invitations(),
                        ports.departures(),
                        ports.held(),
                        ports.tokens(),
                        ports.clock())
                .addTo(routing);
        new AuditApi(door, ports.audit(), ports.administration(), ports.people(), ports.membership()).addTo(routing);
        new DepartureApi(door, ports.departures(), desk).addTo(routing);
        new AgreementApi(door, ports.agreements(), desk).addTo(routing);
        new JoinApi(door, ports.invitations(), desk, settings.title()).addTo(routing);
        new MembershipApi(door, ports.membership(), provider, ports.clock()).addTo(routing);
        new LogEndpoints(door, ports.log(), desk).addTo(routing);
        new PreviewApi(door).addTo(routing);
        new ShareApi(door, ports.sharing(), desk).addTo(routing);
        new EventApi(door, ports.sharing(), streams).addTo(routing);
        new OpenApi(door).addTo(routing);
        new Health(door, ports.sharing()).addTo(routing);
        routing.any(door.nothingHere(Dialect.PROBLEM_DOCUMENT));
    }

    /** Where it is reached from this machine, with the port it really has; ends in a slash. */
    public URI uri() {
        return uri;
    }

    private static URI uri(HubSettings settings, int port) {
        ListenAddress listen = settings.listen();
        String host = listen.isWildcard() ? "localhost" : listen.host();
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return URI.create(scheme + "://" + new ListenAddress(host, port) + "/");
    }

    /** Takes no new requests, lets those under way finish for some seconds, and frees the port. */
    @Override
    public void close() {
        streams.close();
        server.stop();
    }
}
