package dev.tocsin.exercise.scenario;

import java.util.Locale;

/**
 * One computer of the hospital.
 *
 * @param name its name within the hospital, like {@code nurse-station-3}
 * @param address its IPv4 address
 */
public record Host(String name, String address, Kind kind) {

    /** What a computer is for; it decides what its ordinary day looks like. */
    public enum Kind {
        DOMAIN_CONTROLLER,
        SERVER,
        GATEWAY,
        WORKSTATION,
        MODALITY,
        PRINTER,
        PUMP
    }

    /** The name with the hospital's domain. */
    String fullName() {
        return name + "." + Hospital.DOMAIN;
    }

    /** The name as Windows writes it, the domain included. */
    String windowsName() {
        return name.toUpperCase(Locale.ROOT) + "." + Hospital.DOMAIN;
    }

    /** The hardware address, made from the network address. */
    String mac() {
        String[] octets = address.split("\\.", -1);
        // 02 marks a locally administered address (IEEE 802): it belongs to no maker.
        return "02:00:%02x:%02x:%02x:%02x"
                .formatted(
                        Integer.parseInt(octets[0]),
                        Integer.parseInt(octets[1]),
                        Integer.parseInt(octets[2]),
                        Integer.parseInt(octets[3]));
    }
}
