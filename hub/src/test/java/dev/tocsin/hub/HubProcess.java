package dev.tocsin.hub;

import dev.tocsin.share.screen.BenignLists;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A hub as a process of its own, so that the operating system can deny it things. It prints its address and a token of
 * its administrator, or why it cannot listen, and runs until its standard input ends.
 */
final class HubProcess {

    private HubProcess() {}

    public static void main(String[] args) throws IOException {
        HubSettings settings = HubSettings.onLoopback(Integer.parseInt(args[1]));
        try (Node node = Node.open(NodeSettings.alone(Path.of(args[0]), BenignLists.NONE), InstantSource.system());
                Hub hub = Hub.start(settings, node.ports())) {
            String token = node.firstToken().orElseThrow().secret().reveal();
            System.out.println(hub.uri() + " " + token);
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (CannotListenException e) {
            System.out.println(e.reason() + " " + e.getMessage());
        }
    }

    /** Starts it by a shell, after the shell has done something; the shell becomes the process. */
    static Process start(String shellFirst, List<String> before, Path folder, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shellFirst + "exec \"$@\"", "sh"));
        command.addAll(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HubProcess.class.getName(),
                folder.toString(),
                Integer.toString(port)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
