package dev.tocsin.guard;

import dev.tocsin.sigma.Resolution;
import dev.tocsin.sigma.SigmaCollection;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixObject;
import dev.tocsin.taxii.Fetched;
import dev.tocsin.taxii.FoundCollections;
import dev.tocsin.taxii.ObjectQuery;
import dev.tocsin.taxii.RemoteCollection;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where rules come from: files, folders of files, and TAXII servers, all read into one {@link Rulebook}. */
public final class RuleSources {

    /** Told one by one; further ones are counted. */
    private static final int MOST_TOLD = 20;

    /** More than a Sigma file may have, so that one that has more is refused and never held. */
    private static final int MOST_SIGMA_BYTES = 17 << 20;

    private final List<StixObject> objects = new ArrayList<>();
    private final List<SigmaFile> detections = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long unusableCount;

    /** The rules among everything that was read; what Sigma files refer to in vain is counted as unusable. */
    public Rulebook rulebook() {
        Resolution resolved = SigmaCollection.resolve(detections);
        tell(resolved.problems());
        return Rulebook.EMPTY.with(objects).withDetections(resolved);
    }

    /** What was read and is no STIX object, the first few of them; fit for a terminal. */
    public List<String> unusable() {
        return List.copyOf(unusable);
    }

    /** How many elements were no STIX objects. */
    public long unusableCount() {
        return unusableCount;
    }

    /** The sources that could not be read, or not to their end; fit for a terminal. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /**
     * Takes a file, or every file in a folder and its folders that can hold rules: {@code .json} for STIX, {@code .yml} and
     * {@code .yaml} for Sigma.
     */
    public void read(Path path) {
        if (!Files.isDirectory(path)) {
            readFile(path);
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files = all.filter(
                            each -> (each.toString().endsWith(".json") || isSigma(each)) && Files.isRegularFile(each))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                failures.add(shown(path) + ": no .json, .yml or .yaml file in this folder");
            }
            files.forEach(this::readFile);
        } catch (IOException | UncheckedIOException e) {
            failures.add(shown(path) + ": cannot be read: " + Quoted.of(String.valueOf(e.getMessage())));
        }
    }

    private static boolean isSigma(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private void readFile(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (isSigma(file)) {
                take(SigmaFile.read(file.toString(), in.readNBytes(MOST_SIGMA_BYTES)));
                return;
            }
            BundleReader elements = BundleReader.of(in);
            while (elements.hasNext()) {
                take(file, elements.next());
            }
        } catch (java.nio.file.NoSuchFileException e) {
            failures.add(shown(file) + ": there is no such file");
        } catch (IOException | UncheckedIOException e) {
            failures.add(shown(file) + ": cannot be read: " + Quoted.of(String.valueOf(e.getMessage())));
        }
    }

    private void take(SigmaFile file) {
        detections.add(file);
        tell(file.problems());
    }

    private void tell(List<SigmaProblem> problems) {
        problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(problem -> unusable(problem.toString()));
    }

    private void take(Path file, BundleElement element) {
        switch (element) {
            case BundleElement.Read(var position, var object) -> objects.add(object);
            case BundleElement.Refused(var position, var json, var id, var why) ->
                unusable(shown(file) + ", " + position + ": " + why);
            case BundleElement.Broken(var position, var why) ->
                failures.add(shown(file) + ", " + position + ": " + why);
        }
    }

    /**
     * Takes everything that the collections at an address hold and that may be read.
     *
     * @param url a server, an API root or a collection
     */
    public void read(TaxiiClient client, URI url) {
        try {
            FoundCollections collections = client.collections(url);
            collections.skipped().forEach(skipped -> unusable(shown(url) + ": not looked into: " + skipped));
            List<RemoteCollection> readable = collections.found().stream()
                    .filter(collection -> collection.info().canRead())
                    .toList();
            if (readable.isEmpty()) {
                failures.add(shown(url) + ": there is no collection that you may read");
            }
            for (RemoteCollection collection : readable) {
                Fetched fetched = client.fetch(collection, ObjectQuery.ALL, objects::add);
                fetched.problems().forEach(problem -> unusable(shown(url) + ": " + problem));
                unusableCount += fetched.unusable() - fetched.problems().size();
            }
        } catch (TaxiiException e) {
            failures.add(e.getMessage() + "; " + e.hint());
        }
    }

    private void unusable(String what) {
        unusableCount++;
        if (unusable.size() < MOST_TOLD) {
            unusable.add(what);
        }
    }

    private static String shown(Object source) {
        return Quoted.of(source.toString());
    }
}
