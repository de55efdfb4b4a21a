package dev.tocsin.benchmark.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution's hub in a process of its own, on a free port of loopback. */
final class HubProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("tocsin hub at (\\S+) .*");
    private static final Pattern TOKEN = Pattern.compile("  (\\S{20,})");
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Process process;
    private final URI address;
    private final Optional<String> firstToken;

    private HubProcess(Process process, URI address, Optional<String> firstToken) {
        this.process = process;
        this.address = address;
        this.firstToken = firstToken;
    }

    /**
     * Starts one, and waits until it says where it listens.
     *
     * @param program the built program
     * @param fresh whether the data folder is new, so that the hub shows the administrator's token
     * @throws IllegalStateException if it ends instead
     */
    static HubProcess start(Path program, Path data, boolean fresh) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(), "up", "--data", data.toString(), "--listen", "127.0.0.1:0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        Optional<URI> address = Optional.empty();
        Optional<String> token = Optional.empty();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher at = ADDRESS.matcher(line);
            Matcher shown = TOKEN.matcher(line);
            if (at.matches()) {
                address = Optional.of(URI.create(at.group(1)));
            } else if (shown.matches()) {
                token = Optional.of(shown.group(1));
            }
            if (address.isPresent() && (!fresh || token.isPresent())) {
                drain(said);
                return new HubProcess(process, address.get(), token);
            }
        }
        throw new IllegalStateException("the hub did not start; what it said is above");
    }

    /** What it says further is read, so that it never waits for a reader. */
    private static void drain(BufferedReader said) {
        Thread.ofVirtual().start(() -> {
            try (said) {
                said.lines().forEach(line -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    URI address() {
        return address;
    }

    /** The administrator's, where the data folder was new. */
    String firstToken() {
        return firstToken.orElseThrow();
    }

    /** SIGKILL: nothing is finished, nothing is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
