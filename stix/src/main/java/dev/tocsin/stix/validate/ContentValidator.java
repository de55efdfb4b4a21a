package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleElement.Broken;
import dev.tocsin.stix.BundleElement.Position;
import dev.tocsin.stix.BundleElement.Read;
import dev.tocsin.stix.BundleElement.Refused;
import dev.tocsin.stix.Lift20;
import dev.tocsin.stix.Lift20.Outcome.Lifted;
import dev.tocsin.stix.Lift20.Outcome.Unchanged;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is wrong with STIX content of many objects: each by itself, and all together. It takes them one after another and
 * keeps identifiers, times and fingerprints only, so that content of any size can be validated.
 */
public final class ContentValidator {

    /**
     * How much there was and how much of it is wrong.
     *
     * @param objects elements of the bundle, usable or not
     */
    public record Summary(long objects, long errors, long warnings) {}

    private static final Section BUNDLE_OBJECTS = Section.stix("8.1");

    private final Consumer<Problem> problems;
    private final Versions versions = new Versions();
    private final References references = new References();
    private final BundleHeader header = new BundleHeader();
    private long errors;
    private long warnings;
    private boolean broken;

    /** A validator that hands each problem to {@code problems} as soon as it is found. */
    public ContentValidator(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Takes the next element, in the order of the content. */
    public void accept(BundleElement element) {
        switch (element) {
            case Read(Position position, StixObject object) -> read(position, object);
            case Refused(Position position, Optional<ObjectNode> json, var id, String why) ->
                refused(position, json, id, why);
            case Broken(Position position, String why) -> {
                broken = true;
                new Findings("", this::report)
                        .error(Place.ROOT, MissingNode.getInstance(), Section.JSON, position.place() + ": " + why);
            }
        }
    }

    /**
     * Ends the content.
     *
     * @param bundle what the bundle says beside its objects; empty if the content is no bundle
     */
    public Summary finish(ObjectNode bundle) {
        // What a broken text would have said further on is not known.
        if (!broken) {
            header.check(bundle, this::report);
        }
        if (!broken && bundle.path("type").asText().equals(BundleHeader.TYPE)) {
            references.report(versions, this::report);
        }
        return new Summary(header.objects(), errors, warnings);
    }

    private void read(Position position, StixObject object) {
        header.object();
        String label = label(position, Optional.of(object.id().toString()));
        switch (Lift20.lift(object)) {
            case Unchanged(StixObject same) -> judge(same.json(), label, position, this::report);
            case Lifted(List<StixObject> lifted) -> {
                header.lifted(object.json(), label);
                judge(lifted.getFirst().json(), label, position, this::report);
                // Observables that two observations share come out of both: that they stand here again is nobody's
                // fault.
                lifted.stream().skip(1).forEach(held -> judge(held.json(), label, position, problem -> {}));
            }
            case Lift20.Outcome.Refused(StixObject same, String why) -> {
                header.lifted(same.json(), label);
                new Findings(label, this::report)
                        .error(
                                Place.ROOT,
                                MissingNode.getInstance(),
                                BUNDLE_OBJECTS,
                                "is STIX 2.0 that cannot be lifted: " + why);
            }
        }
    }

    private void judge(ObjectNode object, String label, Position position, Consumer<Problem> aboutVersions) {
        Validator.validate(object, label, this::report);
        versions.add(object, position.index(), new Findings(label, aboutVersions));
        references.add(object, label);
    }

    private void refused(Position position, Optional<ObjectNode> json, Optional<String> id, String why) {
        header.object();
        long before = errors;
        String label = label(position, id);
        json.ifPresent(object -> judge(object, label, position, this::report));
        if (errors == before) {
            new Findings(label, this::report)
                    .error(Place.ROOT, MissingNode.getInstance(), BUNDLE_OBJECTS, position.place() + ": " + why);
        }
    }

    private void report(Problem problem) {
        if (problem.isError()) {
            errors++;
        } else {
            warnings++;
        }
        problems.accept(problem);
    }

    private static String label(Position position, Optional<String> id) {
        String index = "objects[" + position.index() + "]";
        return id.filter(text -> !text.isEmpty())
                .map(text -> index + " " + (Identifiers.uuidOf(text).isPresent() ? text : Quoted.of(text)))
                .orElse(index);
    }
}
