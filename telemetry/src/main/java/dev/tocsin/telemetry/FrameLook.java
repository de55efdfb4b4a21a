package dev.tocsin.telemetry;

import dev.tocsin.telemetry.frame.Frame;
import dev.tocsin.telemetry.frame.Slice;
import java.util.Optional;

/** Reads frames by themselves. What it says of one depends on no other, so each thread can have one for frames of any input. */
final class FrameLook {

    private final JsonText jsonText;
    private final Optional<QuickLook> look;

    FrameLook(ReadLimits limits, Optional<QuickLook> look) {
        this.jsonText = new JsonText(limits);
        this.look = look;
    }

    Looked look(Frame frame) {
        return look(frame, Integer.MAX_VALUE);
    }

    /** @param most the longest text of which a tree is made, in bytes */
    Looked look(Frame frame, int most) {
        return switch (frame) {
            case Frame.Json json -> {
                Optional<LogSource> unwanted = look.flatMap(quick -> quick.unwanted(json.text()));
                if (unwanted.isPresent()) {
                    yield new Looked.Unwanted(unwanted.get());
                }
                yield json.text().length() > most ? new Looked.Large(json) : read(json);
            }
            case Frame.Line(var place, var text) -> new Looked.Line(place, Utf8Text.of(text));
            case Frame.ListEnd(var place) -> new Looked.ListEnd(place);
            case Frame.Fault(var place, var kind, var detail, var head) ->
                new Looked.Refused(place, kindOf(kind), head.length() == 0 ? detail : beginning(detail, head));
        };
    }

    private Looked read(Frame.Json json) {
        return switch (jsonText.read(json.text())) {
            case JsonText.Reading.Refused(var kind, var reason) ->
                new Looked.Refused(json.place(), kind, beginning(reason, json.text()));
            case JsonText.Reading.Value(var tree, var values, var repairs) -> {
                if (repairs.isEmpty()) {
                    look.ifPresent(QuickLook::wasClean);
                }
                long size = json.text().length() + StixObservations.BYTES_A_VALUE * values;
                yield new Looked.Tree(json.place(), tree, repairs, size);
            }
        };
    }

    private static String beginning(String reason, Slice text) {
        return reason + "; it begins with " + Excerpt.of(text);
    }

    private static Problem.Kind kindOf(Frame.Fault.Kind kind) {
        return switch (kind) {
            case MALFORMED -> Problem.Kind.MALFORMED_JSON;
            case CUT_OFF -> Problem.Kind.CUT_OFF;
            case TOO_LONG -> Problem.Kind.TOO_LONG;
            case TOO_DEEP -> Problem.Kind.TOO_DEEP;
            case BESIDE_LIST -> Problem.Kind.BESIDE_LIST;
            case DAMAGED_INPUT -> Problem.Kind.DAMAGED_INPUT;
        };
    }
}
