package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.stix.Lift20;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The first step: a JSON value becomes a STIX 2.1 object, or it is said why not. */
final class Intake {

    /** In bytes of UTF-8; room for an artifact with a payload of several megabytes (STIX 2.1 §6.1). */
    static final int MAX_OBJECT_BYTES = 8 << 20;

    private Intake() {}

    /** What becomes of a value: one passage, or several where a STIX 2.0 object held others. */
    static List<Passage> take(JsonNode node) {
        StixObject object;
        try {
            object = StixObject.of(node);
        } catch (StixException e) {
            return List.of(new Stopped(new Outcome.Refused(
                    Optional.ofNullable(node.path("id").textValue()), Optional.empty(), malformed(e))));
        }
        return switch (Lift20.lift(object)) {
            case Lift20.Outcome.Unchanged(StixObject same) -> List.of(write(same));
            case Lift20.Outcome.Lifted(List<StixObject> lifted) ->
                lifted.stream().map(Intake::write).toList();
            case Lift20.Outcome.Refused(StixObject refused, String why) ->
                List.of(Stopped.of(refused, new Refusal(Step.INTAKE, Code.MALFORMED, why, "")));
        };
    }

    private static Passage write(StixObject object) {
        byte[] written;
        try {
            written = StixJson.write(object.json());
        } catch (StixException e) {
            return Stopped.of(object, malformed(e));
        }
        if (written.length > MAX_OBJECT_BYTES) {
            String reason = "larger than " + MAX_OBJECT_BYTES + " bytes";
            return Stopped.of(
                    object, new Refusal(Step.INTAKE, Code.TOO_LARGE, reason, Integer.toString(written.length)));
        }
        return new Onward(new Draft(object, new String(written, StandardCharsets.UTF_8)));
    }

    private static Refusal malformed(StixException e) {
        return new Refusal(Step.INTAKE, Code.MALFORMED, Objects.requireNonNull(e.getMessage()), "");
    }
}
