package dev.tocsin.match.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events a Sigma rule is asked about: from the product, category and service of its log source (Sigma rules
 * specification, "Log source") to log formats, streams and field names.
 *
 * <p>What means what is data: the JSON files beside this class, described in {@code docs/sigma.md}. Immutable; share one
 * among threads.
 */
public final class LogSources {

    private static final List<String> FILES =
            List.of("windows.json", "zeek.json", "suricata.json", "cloudtrail.json", "kubernetes.json", "gcp.json");

    private final List<LogSourceEntry> entries;

    private LogSources(List<LogSourceEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * The log sources that come with Tocsin.
     *
     * @throws LogSourceException if one of the files is damaged
     */
    public static LogSources standard() {
        return new LogSources(FILES.stream().flatMap(LogSources::resource).toList());
    }

    /**
     * Those of one file.
     *
     * @throws LogSourceException if it does not say what a log source file says
     */
    static LogSources of(String file, byte[] bytes) {
        return new LogSources(LogSourceFile.read(file, bytes));
    }

    /**
     * Those of a site's own file, and these.
     *
     * @param file its name, for the message
     * @throws LogSourceException if it does not say what a log source file says
     */
    public LogSources with(String file, byte[] bytes) {
        List<LogSourceEntry> more = new ArrayList<>(LogSourceFile.read(file, bytes));
        more.addAll(entries);
        return new LogSources(more);
    }

    /**
     * These and one more, for logs whose events do not say what wrote them.
     *
     * @throws IllegalArgumentException if neither product, category nor service is named
     */
    public LogSources with(
            Optional<String> product, Optional<String> category, Optional<String> service, Binding binding) {
        if (product.isEmpty() && category.isEmpty() && service.isEmpty()) {
            throw new IllegalArgumentException("a log source needs a product, a category or a service");
        }
        List<LogSourceEntry> more = new ArrayList<>(entries);
        more.add(new LogSourceEntry(product, category, service, binding));
        return new LogSources(more);
    }

    /** The products that rules can name, in alphabetical order. */
    public SortedSet<String> products() {
        return entries.stream()
                .flatMap(entry -> entry.product().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The events that a rule with this log source is asked about: the bindings of every log source that agrees with all
     * that the rule says, in any case, without those that another of them includes. None if there is no log format for
     * it here, and none if the rule says nothing.
     */
    public List<Binding> bindings(Optional<String> product, Optional<String> category, Optional<String> service) {
        if (product.isEmpty() && category.isEmpty() && service.isEmpty()) {
            return List.of();
        }
        List<Binding> meant = new ArrayList<>();
        for (LogSourceEntry entry : entries) {
            Binding binding = entry.binding();
            if (entry.isMeantBy(product, category, service)
                    && meant.stream().noneMatch(other -> other.includes(binding))) {
                meant.removeIf(binding::includes);
                meant.add(binding);
            }
        }
        return List.copyOf(meant);
    }

    /** Says everything that they mean, in texts that are the same for log sources that mean the same. */
    public void describe(Consumer<String> texts) {
        entries.forEach(entry -> texts.accept(entry.described()));
    }

    private static Stream<LogSourceEntry> resource(String name) {
        try (InputStream in = LogSources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new LogSourceException(name, "the file", "is not in this distribution");
            }
            return LogSourceFile.read(name, in.readAllBytes()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
