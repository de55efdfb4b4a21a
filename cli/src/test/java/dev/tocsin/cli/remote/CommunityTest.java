package dev.tocsin.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.hub.Node;
import dev.tocsin.hub.NodeSettings;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.scrub.Removals;
import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Lift20;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A community run from the command line against a hub on a real socket with a real SQLite store. */
class CommunityTest {

    private static final String IDENTITY =
            "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--00000000-0000-4000-8000-000000000001\","
                    + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\",\"name\":\"%s\"}";

    @TempDir
    private Path folder = Path.of("");

    private Node node;
    private Hub hub;
    private String administrator = "";

    @BeforeEach
    void start() throws IOException {
        node = Node.open(NodeSettings.alone(folder.resolve("data"), BenignLists.NONE), InstantSource.system());
        hub = Hub.start(HubSettings.onLoopback(0), node.ports());
        administrator =
                file("admin.token", node.firstToken().orElseThrow().secret().reveal());
    }

    @AfterEach
    void stop() {
        hub.close();
        node.close();
    }

    @Test
    void aChannelHasRulesThatAreShownAndChanged() {
        for (String member : List.of("Lab", "Vendor", "Third")) {
            admin("member", "add", member, "--kind", "vendor");
        }
        assertThat(admin("channel", "add", "between", "--kind", "bilateral", "--keep", "90d")
                        .out())
                .contains(
                        "kind: bilateral, between two members; what is shared is given out for 90 days; newcomers see all that is there");
        admin("channel", "admit", "between", "Lab", "--read", "--contribute");
        admin("channel", "admit", "between", "Vendor", "--read");
        assertFails(admin("channel", "admit", "between", "Third", "--read"), "\"Third\" is a third");
        assertThat(admin("channel", "show", "between").out())
                .contains(
                        "takes up to: TLP amber-strict",
                        "member: \"Lab\" (read, contribute)",
                        "member: \"Vendor\" (read)");

        assertThat(admin("channel", "set", "between", "--keep", "forever", "--kind", "sector", "--sector", "health")
                        .out())
                .contains("kind: for the sector health; what is shared has no end by itself");
        admin("channel", "admit", "between", "Third", "--read");
        assertFails(admin("channel", "set", "between", "--kind", "bilateral"), "3 members are admitted to \"between\"");
        assertFails(admin("channel", "set", "between"), "no rule named");
        assertThat(admin("channel", "dismiss", "between", "Third").out())
                .contains("\"Third\" is not in \"between\" any more");
        admin("channel", "add", "slip");
        assertThat(admin("channel", "remove", "slip").out()).contains("removed channel \"slip\"");
        assertFails(admin("channel", "show", "slip"), "slip");
        assertThat(admin("channel", "set", "between", "--newcomers", "from-joining")
                        .out())
                .contains("newcomers see what comes after them");
        admin("channel", "dismiss", "between", "Vendor");
        admin("channel", "admit", "between", "Vendor", "--read");
        assertThat(admin("channel", "show", "between").out())
                .contains("member: \"Lab\" (read, contribute)", "member: \"Vendor\" (read; not what came before it)");
        assertFails(admin("channel", "set", "between", "--newcomers", "from-joinin"), "did you mean");
        assertFails(admin("channel", "set", "between", "--keep", "3 months"), "write --keep 90d");
        assertFails(admin("channel", "set", "between", "--keep", "4000d"), "keep_days is not 1 to 3650");
    }

    @Test
    void addsMembersChannelsAndTokensAndListsThem() {
        assertThat(admin("member", "add", "Rural Hospital", "--kind", "operator")
                        .out())
                .startsWith("added member \"Rural Hospital\" (operator)")
                .contains("id: ");
        assertThat(admin("channel", "add", "Intrusions", "--title", "AI-run intrusions")
                        .out())
                .contains("added channel \"intrusions\"");
        assertThat(admin("channel", "admit", "INTRUSIONS", "rural hospital", "--read")
                        .out())
                .contains("admitted \"Rural Hospital\"")
                .contains(": read");
        Command issued = admin("token", "issue", "--member", "rural hospital", "--expires", "90d");
        assertThat(issued.out().strip()).matches("tocsin_[A-Za-z0-9_-]{43}");
        assertThat(issued.err()).contains("until");

        assertThat(admin("member", "list").out()).contains("Rural Hospital  operator");
        JsonNode channels = StixJson.read(admin("channel", "list", "--json").out());
        assertThat(channels.path("channels").path(0).path("name").asText()).isEqualTo("intrusions");
        Command tokens = admin("token", "list");
        assertThat(tokens.out())
                .contains("first start")
                .contains("Rural Hospital")
                .doesNotContain("tocsin_");
    }

    @Test
    void personsAndAgentsComeAndGoAndAMemberLooksAtItsOwn() throws IOException {
        admin("member", "add", "Rural Hospital", "--kind", "operator");
        assertThat(admin(
                                "member",
                                "set",
                                "rural hospital",
                                "--sectors",
                                "health,food",
                                "--verified-by",
                                "Mia Berg",
                                "--grounds",
                                "register of companies 12345")
                        .out())
                .contains("sectors: health, food")
                .contains("verified by \"Mia Berg\"")
                .contains("\"register of companies 12345\"");
        assertThat(admin("person", "add", "Rural Hospital", "Ann Lee", "--contact", "ann@hospital.example")
                        .out())
                .startsWith("added person \"Ann Lee\"");
        assertThat(admin("agent", "add", "Rural Hospital", "night guard").out())
                .startsWith("added agent \"night guard\"");
        assertThat(admin("person", "list", "Rural Hospital").out()).contains("Ann Lee  ann@hospital.example");
        assertThat(admin("agent", "list", "Rural Hospital").out()).contains("night guard");
        String ann = file(
                "ann.token",
                admin("token", "issue", "--member", "Rural Hospital", "--person", "ann lee")
                        .out());
        admin("token", "issue", "--member", "Rural Hospital", "--agent", "night guard");

        String shown = run("membership show --token-file " + ann + " --server " + hub.uri())
                .out();
        assertThat(shown)
                .contains("member: \"Rural Hospital\" (operator)")
                .contains("person: \"Ann Lee\"")
                .contains("ann@hospital.example")
                .contains("agent: \"night guard\"");
        String guard = shown.lines()
                .filter(line -> line.contains("of agent"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("token: (\\S+) .*", "$1");
        assertThat(run("membership revoke-token " + guard + " --token-file " + ann + " --server " + hub.uri())
                        .out())
                .isEqualTo("revoked token " + guard + System.lineSeparator());
        assertThat(admin("token", "list").out()).containsPattern(guard + ".*revoked");
        assertThat(admin("person", "remove", "Rural Hospital", "Ann Lee").out()).contains("their tokens have ended");
        assertFails(run("membership show --token-file " + ann + " --server " + hub.uri()), "tocsin token issue");
        assertFails(admin("member", "set", "Rural Hospital", "--verified-by", "Mia Berg"), "--grounds");
        assertFails(admin("member", "set", "Rural Hospital"), "tocsin member set --help");
        assertFails(admin("member", "set", "Rural Hospital", "--sectors", "helth"), "did you mean \"health\"?");
    }

    @Test
    void aRevokedTokenStopsCountingAtOnce() {
        admin("member", "add", "Hospital", "--kind", "operator");
        String token = admin("token", "issue", "--member", "Hospital").out().strip();
        JsonNode tokens = StixJson.read(admin("token", "list", "--json").out());
        String id = tokens.path("tokens").path(1).path("id").asText();

        try (TaxiiClient client = new TaxiiClient(Credentials.bearer(token), new Trust.Authorities())) {
            assertThat(client.collections(hub.uri()).found()).isEmpty();
            assertThat(admin("token", "revoke", id).exit()).isZero();
            assertThat(catchThrowable(() -> client.collections(hub.uri()))).hasMessageContaining("401");
        }
    }

    @Test
    void saysWhatIsWrongAndWhatToTry() throws IOException {
        admin("member", "add", "Rural Hospital", "--kind", "operator");
        admin("channel", "add", "intrusions");

        assertFails(admin("member", "add", "RURAL HOSPITAL", "--kind", "operator"), "there is a member");
        assertFails(admin("member", "add", "X", "--kind", "hospital"), "operator");
        assertFails(admin("channel", "admit", "intrusion", "Rural Hospital", "--read"), "did you mean \"intrusions\"?");
        assertFails(admin("channel", "admit", "intrusions", "Rural Hopsital", "--read"), "\"Rural Hospital\"?");
        assertFails(admin("channel", "admit", "intrusions", "Rural Hospital"), "--contribute");
        assertFails(admin("channel", "add", "no spaces"), "hyphens");
        assertFails(admin("token", "issue", "--member", "Rural Hospital", "--expires", "soon"), "90d");
        assertFails(admin("token", "revoke", "nonsense"), "tocsin token list");
        assertFails(run("member list --token-file " + administrator + " --server http://192.0.2.1:1/"), "https://");
        assertFails(run("member list --token-file " + administrator + " --server http://127.0.0.1:1/"), "tocsin up");
        assertFails(run("member list --token-file no-such-file --server " + hub.uri()), "no-such-file");
        assertThat(admin("token", "issue").exit()).isEqualTo(2);
    }

    @Test
    void saysWhichTokenTheHubDoesNotTakeAndHowToComeByAnother() throws IOException {
        String channel = "intrusions";
        String member = memberOf(channel);
        String wrong = file("wrong.token", "tocsin_" + "A".repeat(43));
        String bundle = file("one.json", IDENTITY.formatted("n"));
        String expected = "tocsin: the hub at \"" + hub.uri() + "\" does not take the token in the file \"" + wrong
                + "\": it is wrong, has expired or was revoked\nhint: have the hub's administrator issue another with:"
                + " tocsin token issue; then set TOCSIN_TOKEN to it, or give a file that holds it with --token-file\n";
        String options = " --token-file " + wrong + " --server " + hub.uri();

        assertThat(run("member list" + options)).isEqualTo(new Command(1, "", expected));
        assertThat(run("share " + bundle + " --channel " + channel + options)).isEqualTo(new Command(1, "", expected));
        Command asMember = run("member list --token-file " + file("m.token", member) + " --server " + hub.uri());
        assertFails(asMember, "only the administrator may do this, and the token in the file");
        assertFails(asMember, "tocsin token issue --administrator");
    }

    @Test
    void saysOfEachObjectWhatBecameOfIt() throws IOException {
        String token = memberOf("intrusions");
        String first = file(
                "first.json",
                "{\"type\":\"bundle\",\"id\":\"bundle--00000000-0000-4000-8000-000000000000\"," + "\"objects\":["
                        + IDENTITY.formatted("n") + ",{\"type\":\"\\u001b[2J\"},3]}");
        String second = file("second.json", IDENTITY.formatted("other"));

        Command shared = share(token, first, first, second);

        assertThat(shared.exit()).isEqualTo(1);
        assertThat(shared.err())
                .contains("shared 3 files with \"intrusions\"", "7 objects: 1 accepted, 1 already there, 5 refused")
                .contains("4 unusable", "1 different content");
        assertThat(shared.out()).contains("first.json").contains("\"name\"").doesNotContain("\u001b");
        assertThat(share(token, "--json", file("again.json", IDENTITY.formatted("n")))
                        .out())
                .isEqualToIgnoringNewLines(
                        "{\"outcome\":\"already_there\",\"id\":"
                                + "\"identity--00000000-0000-4000-8000-000000000001\",\"version\":\"2020-01-01T00:00:00.000Z\"}");
    }

    @Test
    void sharesUnderTermsThatAreShownBeforeAndGoWithEveryObject() throws IOException {
        String token = memberOf("intrusions");

        Command shared = share(
                token,
                file("identity.json", IDENTITY.formatted("n")),
                "--tlp",
                "green",
                "--attribution",
                "named",
                "--use",
                "watch,block",
                "--legal-basis",
                "Agreement 7");

        assertThat(shared.exit()).as(shared.err()).isZero();
        assertThat(shared.err())
                .contains("everything is sent under these terms, which recipients are told:")
                .contains("  TLP:GREEN, named, may be used to: watch, block")
                .contains(": Agreement 7");
        List<JsonNode> held = held(token);
        assertThat(held)
                .extracting(object -> object.path("type").asText())
                .containsExactly("marking-definition", "identity");
        assertThat(held.getLast().path("object_marking_refs"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Tlp.GREEN.markingId().toString(),
                        held.getFirst().path("id").asText());
    }

    @Test
    void sendsNothingUnderTermsThatTheHubDoesNotKeep() throws IOException {
        String token = memberOf("intrusions");
        String identity = file("identity.json", IDENTITY.formatted("n"));

        Command shared = share(token, identity, "--attribution", "named", "--expires", "2020-01-01T00:00:00Z");

        assertThat(shared.exit()).isEqualTo(1);
        assertThat(shared.err())
                .contains("\ntocsin: the hub does not take these terms, and nothing else was sent\nhint: ");
        assertThat(shared.out()).contains("expires at 2020-01-01T00:00:00Z");
        assertThat(held(token)).isEmpty();
        assertFails(share(token, identity, "--tlp", "purple"), "--tlp is \"purple\"");
        assertFails(share(token, identity, "--use", "watch,sell"), "--use is \"sell\"");
        assertFails(share(token, identity, "--expires", "soon"), "--expires: not a timestamp like");
    }

    @Test
    void sharesAnonymouslyUnlessToldOtherwise() throws IOException {
        String token = memberOf("intrusions");
        String statement = "marking-definition--00000000-0000-4000-8000-000000000077";
        String bundle = file("bundle.json", """
                {"type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000078", "objects": [
                  {"type": "marking-definition", "spec_version": "2.1", "id": "%1$s", "created": "2020-01-01T00:00:00.000Z",
                   "definition_type": "statement", "definition": {"statement": "Copyright Hospital"}},
                  {"type": "indicator", "spec_version": "2.1", "id": "indicator--00000000-0000-4000-8000-000000000079",
                   "created": "2020-01-01T10:11:12.000Z", "modified": "2020-01-01T10:11:12.000Z",
                   "valid_from": "2020-01-01T10:11:12.000Z", "pattern": "[ipv4-addr:value = '198.51.100.1']",
                   "pattern_type": "stix", "object_marking_refs": ["%1$s"]}]}
                """.formatted(statement));

        Command shared = share(token, bundle, "--tlp", "green");

        assertThat(shared.exit()).as(shared.err() + shared.out()).isZero();
        assertThat(shared.err())
                .contains("TLP:GREEN, anonymous, may be used to: watch")
                .contains("2 objects: 2 accepted");
        assertThat(held(token))
                .extracting(object -> object.path("id").asText())
                .as("its contributor sees it as it wrote it, without the statement")
                .contains("indicator--00000000-0000-4000-8000-000000000079")
                .doesNotContain(statement);
    }

    @Test
    void whatIsUnderEmbargoIsKeptAndShownToNobodyYet() throws IOException {
        String token = memberOf("intrusions");
        String identity = file("identity.json", IDENTITY.formatted("n"));

        Command shared = share(token, identity, "--attribution", "named", "--embargo", "2999-01-01T00:00:00Z");

        assertThat(shared.exit()).as(shared.err()).isZero();
        assertThat(shared.out())
                .contains("embargoed      identity--00000000-0000-4000-8000-000000000001")
                .contains("takes its place in the channel when its embargo ends at 2999-01-01T00:00:00");
        assertThat(shared.err()).contains("2 objects: 0 accepted, 0 already there, 0 refused, 2 under embargo");
        assertThat(held(token)).isEmpty();
    }

    private List<JsonNode> held(String token) {
        List<JsonNode> held = new ArrayList<>();
        try (TaxiiClient client = new TaxiiClient(Credentials.bearer(token), new Trust.Authorities())) {
            client.fetch(
                    client.collection(hub.uri(), "intrusions"), ObjectQuery.ALL, object -> held.add(object.json()));
        }
        return held;
    }

    @Test
    void aBundleThatBreaksOffIsSharedAsFarAsItGoes() throws IOException {
        String token = memberOf("intrusions");

        Command shared = share(token, file("cut.json", "{\"objects\":[" + IDENTITY.formatted("n") + ",{\"ty"));

        assertThat(shared.exit()).isEqualTo(1);
        assertThat(shared.err()).contains("1 accepted").contains("1 unusable");
        assertThat(shared.out()).contains("cut.json").contains("nothing behind it was read");
    }

    @Test
    void everyRealBundleComesBackEqualInMeaningButForWhatWasTakenOut() throws IOException {
        List<Path> corpus = corpus();
        String token = memberOf("intrusions");

        Command shared = share(
                token,
                Stream.concat(Stream.of("--quiet"), corpus.stream().map(Path::toString))
                        .toArray(String[]::new));

        List<String> refused =
                shared.out().lines().filter(line -> line.startsWith("refused")).toList();
        assertThat(refused.stream().filter(line -> line.contains("target_ref"))).hasSize(80);
        assertThat(refused.stream().filter(line -> line.contains("marking-definition--")))
                .singleElement()
                .asString()
                .contains("campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061");
        assertThat(refused).hasSize(81);
        Map<String, List<StixObject>> sent = objectsOf(corpus);
        Map<String, StixObject> back = new HashMap<>();
        try (TaxiiClient client = new TaxiiClient(Credentials.bearer(token), new Trust.Authorities())) {
            client.fetch(
                    client.collection(hub.uri(), "intrusions"),
                    ObjectQuery.ALL.versions("all").limit(300),
                    object -> assertThat(back.put(key(object), object)).isNull());
        }
        assertThat(back.keySet())
                .containsExactlyInAnyOrderElementsOf(sent.keySet().stream()
                        .filter(key -> !key.startsWith("campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061"))
                        .toList());
        back.forEach((key, object) -> assertThat(Removals.explain(
                        sent.getOrDefault(key, List.of()).getFirst().json(), object.json()))
                .as(key)
                .isTrue());
        long changed = back.entrySet().stream()
                .filter(one ->
                        !sent.getOrDefault(one.getKey(), List.of()).getFirst().equals(one.getValue()))
                .count();
        assertThat(shared.out().lines().filter(line -> line.startsWith("accepted")))
                .as("what was taken out is told")
                .hasSize(Math.toIntExact(changed));
    }

    /** What the files hold, in STIX 2.1, by id and version; where they contradict each other, the first comes first. */
    private static Map<String, List<StixObject>> objectsOf(List<Path> files) throws IOException {
        Map<String, List<StixObject>> objects = new HashMap<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                BundleReader.of(in).forEachRemaining(element -> {
                    assertThat(element).isInstanceOf(BundleElement.Read.class);
                    if (element instanceof BundleElement.Read read) {
                        lifted(read.object())
                                .forEach(object -> objects.computeIfAbsent(key(object), key -> new ArrayList<>())
                                        .add(object));
                    }
                });
            }
        }
        return objects;
    }

    private static List<StixObject> lifted(StixObject object) {
        return switch (Lift20.lift(object)) {
            case Lift20.Outcome.Unchanged(StixObject same) -> List.of(same);
            case Lift20.Outcome.Lifted(List<StixObject> objects) -> objects;
            case Lift20.Outcome.Refused(StixObject _, String why) -> throw new IllegalStateException(why);
        };
    }

    private static String key(StixObject object) {
        StixId id = object.id();
        return id + " "
                + object.version()
                        .map(version -> version.toInstant().toString())
                        .orElse("");
    }

    private static List<Path> corpus() throws IOException {
        Optional<Path> root = Stream.iterate(
                        Optional.of(Path.of(System.getProperty("user.dir"))),
                        Optional::isPresent,
                        at -> at.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(at -> Files.exists(at.resolve(".mvn")))
                .findFirst();
        Path folder = root.orElseThrow().resolveSibling("shared").resolve("corpora/stix");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no corpus of STIX bundles at ../shared/corpora/stix");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private String memberOf(String channel) throws IOException {
        admin("member", "add", "Member", "--kind", "agency");
        admin("channel", "add", channel);
        admin("channel", "admit", channel, "Member", "--read", "--contribute");
        String token = admin("token", "issue", "--member", "Member").out().strip();
        file("member.token", token);
        return token;
    }

    private Command share(String token, String... args) {
        List<String> all = new ArrayList<>(List.of("share", "--channel", "intrusions", "--server"));
        all.add(hub.uri().toString());
        all.add("--token-file");
        all.add(folder.resolve("member.token").toString());
        all.addAll(List.of(args));
        assertThat(token).isNotEmpty();
        return Command.run(all.toArray(String[]::new));
    }

    private Command admin(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--server", hub.uri().toString(), "--token-file", administrator));
        return Command.run(all.toArray(String[]::new));
    }

    private static Command run(String words) {
        return Command.run(words.split(" ", -1));
    }

    private static void assertFails(Command command, String says) {
        assertThat(command.exit()).isEqualTo(1);
        assertThat(command.err()).startsWith("tocsin: ").contains("\nhint: ").contains(says);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8)
                .toString();
    }
}
