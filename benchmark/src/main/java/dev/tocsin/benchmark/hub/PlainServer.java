package dev.tocsin.benchmark.hub;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The yardstick of what goes out: the hub's HTTP server in a process of its own, with one answer that is ready in memory. */
final class PlainServer implements AutoCloseable {

    private final Process process;
    private final URI address;

    private PlainServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static PlainServer sending(byte[] answer, Path folder) throws IOException {
        Path file = folder.resolve("answer.json");
        Files.write(file, answer);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainServer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String port = process.inputReader().readLine();
        if (port == null) {
            throw new IllegalStateException("the plain server did not start");
        }
        return new PlainServer(process, URI.create("http://127.0.0.1:" + port + "/"));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Prints the port. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        byte[] answer = Files.readAllBytes(Path.of(arguments[0]));
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routing(routing -> routing.any((request, response) -> response.send(answer)))
                .build()
                .start();
        System.out.println(server.port());
    }
}
