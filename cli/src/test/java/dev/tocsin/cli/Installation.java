package dev.tocsin.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built distribution as a user has it: a folder with {@code ./tocsin} in it, and nodes started there. */
final class Installation implements AutoCloseable {

    /** Maven runs a module's tests in the module's folder. */
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final Path PROGRAM = CHECKOUT.resolve("cli/target/tocsin/tocsin/bin/tocsin");
    private static final Pattern TOKEN = Pattern.compile("^\\s+(tocsin_\\S+)$");

    final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> started = new ArrayList<>();

    Installation(Path folder) throws IOException {
        this.folder = folder;
        environment.put("HOME", folder.toString());
        Files.createSymbolicLink(folder.resolve("tocsin"), PROGRAM);
    }

    /** What a command wrote to both of its streams, and how it ended. */
    record Ran(int exit, String said) {}

    /** Runs one line of shell to its end. */
    Ran run(String command) throws IOException, InterruptedException {
        Process process = shell(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /** Starts a line of shell and leaves it running. */
    Process start(String command) throws IOException {
        Process process = shell(command).start();
        started.add(process);
        return process;
    }

    /**
     * Starts a node and waits until it has said where it is; a token that it shows is used from then on.
     *
     * @param limits shell commands to run before, such as {@code ulimit}
     * @param options more options for {@code tocsin up}; with TLS among them it is asked for at https
     * @return what it said until then
     */
    List<String> startNode(String limits, int port, String... options) throws IOException {
        String more = String.join(" ", options);
        environment.put("TOCSIN_SERVER", (more.contains("--tls") ? "https" : "http") + "://127.0.0.1:" + port);
        Process node = start(limits + "exec ./tocsin up --listen 127.0.0.1:" + port + " " + more);
        List<String> said = new ArrayList<>();
        for (String line = node.inputReader().readLine();
                line != null;
                line = node.inputReader().readLine()) {
            said.add(line);
            Matcher token = TOKEN.matcher(line);
            if (token.matches()) {
                environment.put("TOCSIN_TOKEN", token.group(1));
            }
            boolean isUp = line.startsWith("tocsin hub at") || token.matches();
            if (isUp && environment.containsKey("TOCSIN_TOKEN")) {
                return said;
            }
        }
        throw new AssertionError("the node ended: " + said);
    }

    /** The node that was started last, as long as nothing was started after it. */
    Process node() {
        return started.getLast();
    }

    /** Tells the node to stop, and says how it ended. */
    int stopNode() throws InterruptedException {
        node().destroy();
        if (!node().waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the node did not stop when told to");
        }
        return node().exitValue();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        started.forEach(Process::destroyForcibly);
        // A temporary folder is deleted with what is in it, and what a link in it leads to is not.
        Files.delete(folder.resolve("tocsin"));
    }

    private ProcessBuilder shell(String command) {
        ProcessBuilder process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        process.environment().putAll(environment);
        return process;
    }
}
