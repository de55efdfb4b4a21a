package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.hub.CannotListenException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why an address cannot be had, on real sockets. */
class ListeningTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPortThatAnotherProgramHasIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress address = new ListenAddress("127.0.0.1", other.getLocalPort());

            refused(address, Reason.IN_USE, "cannot listen at " + address + ": it is in use");
        }
    }

    @Test
    void anAddressOfNoInterfaceIsNotOfThisMachine() {
        // RFC 5737 §3: for documentation, so that no machine has it.
        refused(
                new ListenAddress("192.0.2.1", 0),
                Reason.NOT_OF_THIS_MACHINE,
                "cannot listen at 192.0.2.1:0: no interface of this machine has that address");
    }

    @Test
    void aNameWithoutAnAddressIsUnknown() {
        // RFC 6761 §6.4: the name resolves nowhere.
        refused(
                new ListenAddress("hub.invalid", 0),
                Reason.UNKNOWN_NAME,
                "cannot listen at hub.invalid:0: no address is known for that name");
    }

    @Test
    void aPortThatThisUserMayNotHaveIsNotPermitted() throws IOException, InterruptedException {
        // An administrator may have every port, unless the process gives that right away.
        boolean everyPort = mayHavePort1();
        assumeTrue(
                !everyPort || Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "this user may have every port, and there is no setpriv to take that right from a process");
        List<String> withoutTheRight = everyPort
                ? List.of("setpriv", "--bounding-set=-net_bind_service", "--inh-caps=-net_bind_service")
                : List.of();

        Process process = HubProcess.start("", withoutTheRight, folder, 1);
        process.getOutputStream().close();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine())
                    .isEqualTo("NOT_PERMITTED cannot listen at 127.0.0.1:1: this user may not have port 1");
        }
        process.waitFor();
    }

    private static boolean mayHavePort1() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void refused(ListenAddress address, Reason reason, String message) {
        assertThatThrownBy(() -> ListenAttempt.at(address))
                .isInstanceOfSatisfying(
                        CannotListenException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessage(message);
    }
}
