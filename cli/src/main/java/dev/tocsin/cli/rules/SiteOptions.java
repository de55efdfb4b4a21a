package dev.tocsin.cli.rules;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.match.sigma.LogSourceException;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.Placeholders;
import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a site tells Sigma rules about itself: what their placeholders stand for, and where its own logs belong. */
public final class SiteOptions {

    /** More than a site has to say. */
    private static final int MOST_BYTES = 16 << 20;

    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description = "What the placeholders of Sigma rules stand for: YAML, such as Servers: [srv1, srv2].")
    private @Nullable Path placeholders;

    @Option(
            names = "--log-sources",
            paramLabel = "FILE",
            arity = "1",
            description = "Log sources of your own for Sigma rules, as docs/sigma.md describes them; repeatable.")
    private List<Path> logSources = new ArrayList<>();

    /** Rules with their placeholders filled, and what is wrong with the file that fills them. */
    public record Filled(Resolution resolution, List<SigmaProblem> problems) {
        public Filled {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The site's own log sources before those that come with Tocsin.
     *
     * @throws CommandFailure if a file cannot be read or does not say what one says
     */
    public LogSources logSources() {
        LogSources sources = LogSources.standard();
        for (Path file : logSources) {
            try {
                sources = sources.with(file.toString(), read(file));
            } catch (LogSourceException e) {
                throw new CommandFailure(
                        "a log source file that cannot be used: " + e.getMessage(),
                        "docs/sigma.md says what stands in one, with an example",
                        e);
            }
        }
        return sources;
    }

    /**
     * Puts the site's values in the place of placeholders.
     *
     * @throws CommandFailure if the file cannot be read
     */
    public Filled fill(Resolution resolution) {
        if (placeholders == null) {
            return new Filled(resolution, List.of());
        }
        Placeholders.Reading reading = Placeholders.read(placeholders.toString(), read(placeholders));
        List<SigmaProblem> problems = new ArrayList<>(reading.problems());
        problems.addAll(reading.unused(
                resolution.rules().stream().map(Resolution.Rule::rule).toList()));
        return new Filled(reading.placeholders().fill(resolution), problems);
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailure(
                        "too large: " + Quoted.of(file.toString()) + " has more than " + MOST_BYTES + " bytes",
                        "is it the right file?");
            }
            return bytes;
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException
                    ? "there is no such file"
                    : Quoted.of(String.valueOf(e.getMessage()));
            throw new CommandFailure(
                    "cannot read " + Quoted.of(file.toString()) + ": " + reason,
                    "check the name and the permissions",
                    e);
        }
    }
}
