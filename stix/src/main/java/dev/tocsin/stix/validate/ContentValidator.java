package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleElement.Broken;
import dev.tocsin.stix.BundleElement.Position;
import dev.tocsin.stix.BundleElement.Read;
import dev.tocsin.stix.BundleElement.Refused;
import dev.tocsin.stix.Quoted;
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

    private final Consumer<Problem> problems;
    private final Versions versions = new Versions();
    private final References references = new References();
    private final BundleHeader header = new BundleHeader();
    private long objects;
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
            case Read(Position position, var object) -> object(object.json(), position);
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
        header.check(bundle, this::report);
        // What a broken text would have said further on is not known.
        if (bundle.path("type").asText().equals(BundleHeader.TYPE) && !broken) {
            references.report(versions, this::report);
        }
        return new Summary(objects, errors, warnings);
    }

    private void object(ObjectNode json, Position position) {
        objects++;
        String label = label(position, Optional.of(json.path("id").asText()));
        ObjectNode object = header.asVersion21(json, label);
        Validator.validate(object, label, this::report);
        versions.add(object, position.index(), new Findings(label, this::report));
        references.add(object, label);
    }

    private void refused(Position position, Optional<ObjectNode> json, Optional<String> id, String why) {
        long before = errors;
        if (json.isPresent()) {
            object(json.get(), position);
        } else {
            objects++;
        }
        if (errors == before) {
            new Findings(label(position, id), this::report)
                    .error(Place.ROOT, MissingNode.getInstance(), Section.JSON, position.place() + ": " + why);
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
