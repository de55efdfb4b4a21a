package dev.tocsin.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Tells by its fields which format a JSON event has.
 *
 * <p>Each event is asked anew, since exports mix formats; the question is a few look-ups in its keys.
 */
final class Recognition {

    /** From the most to the least particular; the last takes everything. */
    private final List<JsonShape> shapes;

    /** @param inputName the file, whose name says what a Zeek log is if nothing in it does */
    Recognition(String inputName) {
        this.shapes = List.of(
                new ZeekJson(inputName),
                new SuricataEve(),
                new WindowsNested(),
                new WindowsFlat(),
                new CloudTrail(),
                new Ocsf(),
                new GenericJson());
    }

    JsonShape.Recognised of(ObjectNode event) {
        return shapes.stream()
                .map(shape -> shape.read(event))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
