package dev.tocsin.sigma;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Quoted;
import dev.tocsin.sigma.problem.Severity;
import dev.tocsin.sigma.problem.SigmaProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Puts the documents of many files together: finds what correlations and filters refer to, and applies the filters. A
 * document whose id another has already is left out; a correlation that refers to nothing, to several documents or to itself
 * is left out; a filter is applied to those of its rules that there are.
 */
public final class SigmaCollection {

    /** The most problems that are kept one by one. */
    public static final int MOST_PROBLEMS = 10_000;

    private final SigmaIndex index = new SigmaIndex();
    private final List<SigmaDocument> documents = new ArrayList<>();
    private final List<SigmaProblem> problems = new ArrayList<>();
    private int uncounted;

    private SigmaCollection() {}

    /** Resolves the documents of these files, which are in the order of the files. */
    public static Resolution resolve(Collection<SigmaFile> files) {
        SigmaCollection collection = new SigmaCollection();
        files.stream().flatMap(file -> file.documents().stream()).forEach(collection::add);
        return collection.resolve();
    }

    private void add(SigmaDocument document) {
        index.add(document)
                .ifPresentOrElse(
                        earlier -> error(
                                document,
                                "id",
                                document.header().id().orElse(""),
                                "an id that a document of " + shown(earlier) + " has already",
                                "give each document an id of its own"),
                        () -> documents.add(document));
    }

    private Resolution resolve() {
        index.shared().forEach(this::warnOfSharedName);
        FilterApplication filters = new FilterApplication(index, this::error);
        filters.apply(documents);
        CorrelationLinks links = new CorrelationLinks(index, filters, this::error);
        links.link(documents);
        List<Resolution.Rule> rules = documents.stream()
                .filter(SigmaRule.class::isInstance)
                .map(SigmaRule.class::cast)
                .map(rule -> new Resolution.Rule(filters.changed(rule), filters.of(rule), links.alerts(rule)))
                .toList();
        return new Resolution(rules, links.linked(), allProblems());
    }

    private void warnOfSharedName(List<SigmaDocument> sharing) {
        SigmaDocument later = sharing.get(1);
        add(problem(
                Severity.WARNING,
                later,
                "name",
                later.header().name().orElse(""),
                "a name that a document of " + shown(sharing.getFirst()) + " has already",
                "nothing can refer to either by this name"));
    }

    private void error(SigmaDocument document, String path, String value, String message, String hint) {
        add(problem(Severity.ERROR, document, path, value, message, hint));
    }

    private void add(SigmaProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            uncounted++;
        }
    }

    private List<SigmaProblem> allProblems() {
        List<SigmaProblem> all = new ArrayList<>(problems);
        if (uncounted > 0) {
            String message = "and " + uncounted + " more problems of references";
            all.add(new SigmaProblem(Severity.ERROR, "", Place.WHOLE_FILE, "", message, ""));
        }
        return all;
    }

    private static SigmaProblem problem(
            Severity severity, SigmaDocument document, String path, String value, String message, String hint) {
        Origin origin = document.header().origin();
        String quoted = value.isEmpty() ? "" : Quoted.of(value);
        return new SigmaProblem(severity, origin.file(), new Place(path, origin.line(), 0), quoted, message, hint);
    }

    private static String shown(SigmaDocument document) {
        Origin origin = document.header().origin();
        return Quoted.line(origin.file()) + ", line " + origin.line() + ",";
    }

    /** Tells what is wrong with a document. */
    interface Refusals {
        void error(SigmaDocument document, String path, String value, String message, String hint);
    }
}
