package dev.tocsin.share.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.community.Tlp;
import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The first step: a JSON value becomes a STIX object, or it is said why not. */
final class Intake {

    /** In bytes of UTF-8; room for an artifact with a payload of several megabytes (STIX 2.1 §6.1). */
    static final int MAX_OBJECT_BYTES = 8 << 20;

    private Intake() {}

    static Passage take(JsonNode node) {
        StixObject object;
        byte[] written;
        Optional<Tlp> tlp;
        try {
            object = StixObject.of(node);
            tlp = MarkingRefs.tlp(object);
            written = StixJson.write(object.json());
        } catch (StixException e) {
            return new Stopped(new Outcome.Refused(
                    Optional.ofNullable(node.path("id").textValue()),
                    Optional.empty(),
                    new Refusal(Step.INTAKE, Code.MALFORMED, Objects.requireNonNull(e.getMessage()), "")));
        }
        if (written.length > MAX_OBJECT_BYTES) {
            return Stopped.of(
                    object,
                    new Refusal(
                            Step.INTAKE,
                            Code.TOO_LARGE,
                            "larger than " + MAX_OBJECT_BYTES + " bytes",
                            Integer.toString(written.length)));
        }
        return new Onward(new Draft(object, new String(written, StandardCharsets.UTF_8), tlp));
    }
}
