package dev.tocsin.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.telemetry.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The computers that an event is about.
 *
 * @param computer the one to look at: where it happened, or who began the connection; untrusted text
 * @param others whom it dealt with
 */
public record Involved(Optional<String> computer, List<String> others) {

    /** A machine's own name or address by format, the most telling first. */
    private static final List<String> OWN = List.of(
            "/id.orig_h",
            "/tx_hosts/0",
            "/assigned_addr",
            "/client_addr",
            "/src_ip",
            "/Hostname",
            "/Computer",
            "/Event/System/Computer",
            "/src_endpoint/ip",
            "/device/ip",
            "/device/hostname",
            "/sourceIPAddress");

    private static final List<String> OTHERS = List.of(
            "/id.resp_h",
            "/dest_ip",
            "/IpAddress",
            "/DestinationIp",
            "/Event/EventData/IpAddress",
            "/Event/EventData/DestinationIp",
            "/dst_endpoint/ip");

    public Involved {
        others = List.copyOf(others);
    }

    /** Who is involved in an event, as far as its fields say. */
    public static Involved in(Event event) {
        List<String> own = texts(event, OWN);
        List<String> others = texts(event, OTHERS);
        return new Involved(own.stream().findFirst(), others);
    }

    private static List<String> texts(Event event, List<String> pointers) {
        List<String> found = new ArrayList<>();
        for (String pointer : pointers) {
            JsonNode value = event.fields().at(pointer);
            if (value.isTextual()
                    && !value.textValue().isBlank()
                    && !value.textValue().equals("-")) {
                found.add(value.textValue());
            }
        }
        return found;
    }
}
