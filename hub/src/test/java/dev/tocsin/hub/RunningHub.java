package dev.tocsin.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.oidc.OidcSettings;
import dev.tocsin.hub.tls.SelfSigned;
import dev.tocsin.hub.tls.ServerCertificate;
import dev.tocsin.share.Answer;
import dev.tocsin.share.community.Addition;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.community.ChannelRules;
import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.community.MemberKind;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import dev.tocsin.store.PostgresAddress;
import dev.tocsin.store.TocsinStore;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiMediaType;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A hub on a real socket with a real SQLite store, and a community to put into it. */
final class RunningHub implements AutoCloseable {

    static final String JSON = "application/json";

    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);
    private static final Caller.Known ADMINISTRATOR = new Caller.Administrator();

    final String administrator;
    final Path folder;
    private final Node node;
    private final Hub hub;
    private final Trust trust;
    private final HttpClient http;

    /** On a folder of its own, which goes when it is closed. */
    RunningHub() {
        this(temporaryFolder(), BenignLists.NONE, Limits.DEFAULT, Optional.empty());
    }

    private RunningHub(Path folder, BenignLists benign, Limits limits, Optional<ServerCertificate> certificate) {
        this(NodeSettings.alone(folder, benign), limits, certificate, Optional.empty());
    }

    private RunningHub(
            NodeSettings settings,
            Limits limits,
            Optional<ServerCertificate> certificate,
            Optional<OidcSettings> provider) {
        this.folder = settings.data();
        trust = certificate
                .<Trust>map(shown -> new Trust.Pinned(shown.fingerprint()))
                .orElseGet(Trust.Authorities::new);
        http = clientAs(Credentials.none());
        node = Node.open(settings, InstantSource.system());
        hub = Hub.start(
                new HubSettings(
                        ANY_PORT,
                        certificate.map(ServerCertificate::context),
                        "Tocsin hub",
                        Optional.empty(),
                        limits,
                        provider),
                node.ports());
        administrator = token(ADMINISTRATOR);
    }

    /** One that holds what may match on the values that Tocsin ships as benign. */
    static RunningHub holding() {
        return new RunningHub(temporaryFolder(), BenignFolder.shipped(), Limits.DEFAULT, Optional.empty());
    }

    /** One on a data folder that is there, and goes when it is closed. */
    static RunningHub on(Path folder) {
        return new RunningHub(folder, BenignLists.NONE, Limits.DEFAULT, Optional.empty());
    }

    /** A node on a database that it shares with others. */
    static RunningHub on(Path folder, PostgresAddress shared) {
        NodeSettings settings = new NodeSettings(folder, Optional.of(shared), BenignLists.NONE, TokenLife.USUAL);
        return new RunningHub(settings, Limits.DEFAULT, Optional.empty(), Optional.empty());
    }

    /** One that may be asked only so often. */
    static RunningHub limited(Limits limits) {
        return new RunningHub(temporaryFolder(), BenignLists.NONE, limits, Optional.empty());
    }

    /** One that takes the logins of a provider. */
    static RunningHub trusting(OidcSettings provider, Limits limits) {
        NodeSettings settings = NodeSettings.alone(temporaryFolder(), BenignLists.NONE);
        return new RunningHub(settings, limits, Optional.empty(), Optional.of(provider));
    }

    /** One that speaks TLS. */
    static RunningHub encrypted(Limits limits) {
        Path folder = temporaryFolder();
        ServerCertificate certificate = SelfSigned.in(folder, ANY_PORT, InstantSource.system());
        return new RunningHub(folder, BenignLists.NONE, limits, Optional.of(certificate));
    }

    /** A client of its own, with connections of its own, that trusts the hub; the caller closes it. */
    HttpClient clientAs(Credentials credentials) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(contextAs(credentials))
                .build();
    }

    /** Trusts the hub, and remembers sessions with it. */
    SSLContext contextAs(Credentials credentials) {
        return trust.context(credentials);
    }

    /** Ends a beat of the log; nothing else does here. */
    void beat() {
        node.ports().log().beat();
    }

    /** Has said what was released up to now. */
    void settle() {
        node.settle();
    }

    URI uri(String path) {
        return hub.uri().resolve(path);
    }

    /** Adds a member and gives back its token. */
    String member(String name) {
        Addition<Member> added =
                given(node.ports().administration().addMember(ADMINISTRATOR, name, MemberKind.OPERATOR));
        if (!(added instanceof Addition.Added<Member>)) {
            throw new IllegalStateException("there is a member " + name);
        }
        return agentOf(name, "guard");
    }

    /** Adds an agent to a member and gives back its token. */
    String agentOf(String member, String name) {
        MemberId id = memberNamed(member);
        if (!(given(node.ports().people().addAgent(ADMINISTRATOR, id, name))
                instanceof Addition.Added<Agent>(Agent agent))) {
            throw new IllegalStateException("there is an agent " + name);
        }
        return token(new Caller.MemberCaller(id, new Holder.OfAgent(agent.id())));
    }

    /** Adds a person to a member and gives back their token. */
    String personOf(String member, String name) {
        MemberId id = memberNamed(member);
        EmailAddress contact = new EmailAddress("someone@example.org");
        if (!(given(node.ports().people().addPerson(ADMINISTRATOR, id, name, contact))
                instanceof Addition.Added<Person>(Person person))) {
            throw new IllegalStateException("there is a person " + name);
        }
        return token(new Caller.MemberCaller(id, new Holder.OfPerson(person.id())));
    }

    private MemberId memberNamed(String name) {
        return given(node.ports().administration().member(ADMINISTRATOR, name))
                .orElseThrow()
                .id();
    }

    /** Adds a channel and gives back its collection id. */
    String channel(String name) {
        Addition<Channel> added = given(node.ports()
                .administration()
                .addChannel(ADMINISTRATOR, new ChannelName(name), name, "", ChannelRules.upTo(Tlp.RED)));
        if (!(added instanceof Addition.Added<Channel>(Channel channel))) {
            throw new IllegalStateException("there is a channel " + name);
        }
        return channel.id().toString();
    }

    void admit(String member, String channel, Right... rights) {
        given(node.ports().administration().admit(ADMINISTRATOR, member, channel, Set.of(rights)));
    }

    void dismiss(String member, String channel) {
        Member who = given(node.ports().administration().member(ADMINISTRATOR, member))
                .orElseThrow();
        Channel where =
                given(node.ports().sharing().channel(ADMINISTRATOR, channel)).channel();
        given(node.ports().administration().dismiss(ADMINISTRATOR, who.id(), where.id()));
    }

    void revokeTokensOf(String member) {
        Member who = given(node.ports().administration().member(ADMINISTRATOR, member))
                .orElseThrow();
        for (Token token : given(node.ports().tokens().tokens(ADMINISTRATOR))) {
            if (token.bearer().owner().equals(new Owner.OfMember(who.id()))) {
                given(node.ports().tokens().revoke(ADMINISTRATOR, token.id()));
            }
        }
    }

    /** Takes what the store holds away from under the hub, which goes on running. */
    void takeStoreAway() throws SQLException {
        String database = "jdbc:sqlite:" + folder.resolve(TocsinStore.DATABASE_FILE);
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("DROP TABLE \"" + table + "\"");
            }
        }
    }

    TaxiiClient client(String token) {
        return new TaxiiClient(Credentials.bearer(token), new Trust.Authorities());
    }

    HttpResponse<String> get(String token, String path) {
        return send(request(token, path).GET());
    }

    HttpResponse<String> delete(String token, String path) {
        return send(request(token, path).DELETE());
    }

    HttpResponse<String> post(String token, String path, String body) {
        return send(request(token, path)
                .header("Content-Type", TaxiiMediaType.TAXII)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postJson(String token, String path, String body) {
        return send(request(token, path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    /** A request with a token, if there is one, and no other header. */
    HttpRequest.Builder request(@Nullable String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return token == null || token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return StixJson.read(response.body());
    }

    private String token(Caller.Known holder) {
        return given(node.ports().tokens().issue(ADMINISTRATOR, holder, "test", Optional.empty()))
                .secret()
                .reveal();
    }

    private static <T> T given(Answer<T> answer) {
        if (answer instanceof Answer.Given<T>(T thing)) {
            return thing;
        }
        throw new IllegalStateException("refused: " + answer);
    }

    @Override
    public void close() {
        http.shutdownNow();
        hub.close();
        node.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> delete(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tocsin-hub-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
