package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Installation.Ran;
import dev.tocsin.stix.BundleWriter;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node as a process of its own: started, stopped, killed, started twice, and on a full disk. */
class NodeIT {

    @TempDir
    private Path folder;

    private Installation installation;
    private int port;

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder);
        port = Installation.freePort();
    }

    @AfterEach
    void uninstall() throws IOException {
        installation.close();
    }

    @Test
    void theTokenIsShownOnTheFirstStartOnlyAndEverythingIsKept() throws Exception {
        assertThat(installation.startNode("", port)).anyMatch(line -> line.startsWith("administrator token"));
        run("./tocsin member add Hospital --kind operator");
        installation.stopNode();

        assertThat(installation.startNode("", port)).noneMatch(line -> line.contains("token"));
        assertThat(run("./tocsin member list")).contains("Hospital");
    }

    @Test
    void aPortInUseIsSaidInOneLineWithAHint() throws Exception {
        installation.startNode("", port);

        Ran second = installation.run("./tocsin up --data other --listen 127.0.0.1:" + port);

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.said().lines())
                .containsExactly(
                        "tocsin: cannot listen at 127.0.0.1:" + port + ": it is in use",
                        "hint: stop the program that has it, or choose another port with --listen");
    }

    @Test
    void aPinLetsTheHubInThatHasTheCertificateAndNoOther() throws Exception {
        List<String> said = installation.startNode("", port, "--tls-self-signed");
        String fingerprint = said.stream()
                .filter(line -> line.startsWith("certificate SHA-256: "))
                .map(line -> line.substring("certificate SHA-256: ".length()))
                .findFirst()
                .orElseThrow();
        String notProven = "tocsin: \"https://127.0.0.1:" + port + "\" could not prove who it is: ";

        assertThat(run("./tocsin member add Hospital --kind operator --pin " + fingerprint))
                .contains("added member \"Hospital\"");
        run("./tocsin channel add crowd --pin " + fingerprint);
        write(folder.resolve("few.json"), 3);
        assertThat(run("./tocsin share few.json --channel crowd --pin " + fingerprint))
                .contains("3 accepted");

        for (String command : List.of("./tocsin member list", "./tocsin share few.json --channel crowd")) {
            Ran wrong = installation.run(command + " --pin " + "0".repeat(64));
            assertThat(wrong.exit()).isEqualTo(1);
            assertThat(wrong.said())
                    .contains(
                            "could not prove who it is: \"not the pinned certificate but SHA-256 " + fingerprint + "\"")
                    .contains("\nhint: ");
            Ran without = installation.run(command);
            assertThat(without.exit()).isEqualTo(1);
            assertThat(without.said()).contains("could not prove who it is").contains("\nhint: ");
        }
        assertThat(installation.run("./tocsin member list --pin 12ab").said())
                .contains("hint: the hub prints it when it starts with --tls-self-signed");
        assertThat(installation.run("./tocsin member list").said()).startsWith(notProven);
    }

    @Test
    void aDataFolderInUseIsSaidInOneLineWithAHint() throws Exception {
        installation.startNode("", port);

        Ran second = installation.run("./tocsin up --listen 127.0.0.1:" + Installation.freePort());

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.said().lines())
                .containsExactly(
                        "tocsin: the data folder tocsin-data is in use by another Tocsin",
                        "hint: stop the other one, or choose another data folder");
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        installation.startNode("", port);
        run("./tocsin channel add crowd");
        write(folder.resolve("crowd.json"), 20_000);

        Process node = installation.node();
        Process sharing = installation.start("./tocsin share crowd.json --channel crowd --json");
        Set<String> acknowledged = new HashSet<>();
        sharing.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            if (line.contains("\"accepted\"")) {
                acknowledged.add(StixJson.read(line).path("id").asText());
            }
            if (acknowledged.size() == 3_000) {
                node.destroyForcibly();
            }
        });
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).as("the node is dead").isTrue();
        assertThat(acknowledged).as("acknowledged before the kill").hasSizeBetween(3_000, 19_999);

        installation.startNode("", port);
        Map<String, String> outcomes = run("./tocsin share crowd.json --channel crowd --json")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(StixJson::read)
                .collect(Collectors.toMap(
                        line -> line.path("id").asText(),
                        line -> line.path("outcome").asText()));
        assertThat(outcomes).hasSize(20_000);
        assertThat(outcomes.values()).containsOnly("accepted", "already_there");
        assertThat(acknowledged).allSatisfy(id -> assertThat(outcomes).containsEntry(id, "already_there"));
    }

    @Test
    void aFullDiskIsSaidAndWhatWasAcceptedBeforeIsKept() throws Exception {
        // No file may grow beyond 12 MiB: the same answer from the system as a disk without room.
        installation.startNode("ulimit -f 12288; ", port);
        run("./tocsin channel add crowd");
        write(folder.resolve("few.json"), 10);
        write(folder.resolve("many.json"), 60_000);
        run("./tocsin share few.json --channel crowd");

        Ran many = installation.run("./tocsin share many.json --channel crowd --quiet");

        assertThat(many.exit()).isEqualTo(1);
        assertThat(many.said()).contains("the hub's disk is full").contains("hint: ");
        installation.stopNode();
        installation.startNode("", port);
        assertThat(run("./tocsin share few.json --channel crowd")).contains("0 accepted, 10 already there");
        assertThat(run("./tocsin share many.json --channel crowd --quiet")).contains("0 refused");
    }

    @Test
    void aBundleLargerThanTheHeapIsShared() throws Exception {
        installation.startNode("", port);
        run("./tocsin channel add crowd");
        Path large = folder.resolve("large.json");
        write(large, 20_000, 2_500);
        assertThat(large).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(50L << 20));

        String said = run("TOCSIN_JAVA_OPTS=-Xmx40m ./tocsin share large.json --channel crowd --quiet");

        assertThat(said).contains("20000 objects: 20000 accepted, 0 already there, 0 refused");
    }

    private String run(String command) throws IOException, InterruptedException {
        Ran ran = installation.run(command);
        assertThat(ran.exit()).as("%s%n%s", command, ran.said()).isZero();
        return ran.said();
    }

    private static void write(Path file, int identities) throws IOException {
        write(file, identities, 250);
    }

    private static void write(Path file, int identities, int nameLength) throws IOException {
        String name = "a name of some length ".repeat(nameLength / 22);
        try (OutputStream out = Files.newOutputStream(file);
                BundleWriter bundle = BundleWriter.bundle(out, StixId.random("bundle"))) {
            for (int i = 0; i < identities; i++) {
                bundle.write(ObjectBuilder.of("identity", InstantSource.system())
                        .set("name", "member of the crowd, number " + i + ", with " + name)
                        .build());
            }
        }
    }
}
