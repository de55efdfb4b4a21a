package dev.tocsin.exercise.scenario;

import dev.tocsin.exercise.scenario.Host.Kind;
import java.util.List;

/** The computers of an invented rural hospital: thirty-five of them, on a private network. */
final class Hospital {

    /** The hospital's own domain, under a name that is reserved for examples (RFC 2606 §3). */
    static final String DOMAIN = "larkspur.example";

    private static final List<Host> HOSTS = List.of(
            new Host("dc-1", "10.0.1.10", Kind.DOMAIN_CONTROLLER),
            new Host("ehr-1", "10.0.1.20", Kind.SERVER),
            new Host("pacs-1", "10.0.1.30", Kind.SERVER),
            new Host("files-1", "10.0.1.40", Kind.SERVER),
            new Host("backup-1", "10.0.1.50", Kind.SERVER),
            new Host("pump-gateway", "10.0.1.60", Kind.GATEWAY),
            new Host("lab-1", "10.0.1.70", Kind.SERVER),
            new Host("reception-1", "10.0.4.11", Kind.WORKSTATION),
            new Host("reception-2", "10.0.4.12", Kind.WORKSTATION),
            new Host("nurse-station-1", "10.0.4.15", Kind.WORKSTATION),
            new Host("nurse-station-2", "10.0.4.16", Kind.WORKSTATION),
            new Host("nurse-station-3", "10.0.4.17", Kind.WORKSTATION),
            new Host("nurse-station-4", "10.0.4.18", Kind.WORKSTATION),
            new Host("nurse-station-5", "10.0.4.19", Kind.WORKSTATION),
            new Host("nurse-station-6", "10.0.4.20", Kind.WORKSTATION),
            new Host("ward-cart-1", "10.0.4.31", Kind.WORKSTATION),
            new Host("ward-cart-2", "10.0.4.32", Kind.WORKSTATION),
            new Host("ward-cart-3", "10.0.4.33", Kind.WORKSTATION),
            new Host("doctor-1", "10.0.4.41", Kind.WORKSTATION),
            new Host("doctor-2", "10.0.4.42", Kind.WORKSTATION),
            new Host("doctor-3", "10.0.4.43", Kind.WORKSTATION),
            new Host("radiology-1", "10.0.4.51", Kind.WORKSTATION),
            new Host("radiology-2", "10.0.4.52", Kind.WORKSTATION),
            new Host("billing-1", "10.0.4.61", Kind.WORKSTATION),
            new Host("billing-2", "10.0.4.62", Kind.WORKSTATION),
            new Host("pharmacy-1", "10.0.4.71", Kind.WORKSTATION),
            new Host("it-1", "10.0.4.81", Kind.WORKSTATION),
            new Host("ct-1", "10.0.5.11", Kind.MODALITY),
            new Host("xray-1", "10.0.5.12", Kind.MODALITY),
            new Host("printer-ward", "10.0.6.11", Kind.PRINTER),
            new Host("printer-office", "10.0.6.12", Kind.PRINTER),
            new Host("pump-1", "10.0.7.11", Kind.PUMP),
            new Host("pump-2", "10.0.7.12", Kind.PUMP),
            new Host("pump-3", "10.0.7.13", Kind.PUMP),
            new Host("pump-4", "10.0.7.14", Kind.PUMP));

    private Hospital() {}

    static List<Host> hosts() {
        return HOSTS;
    }

    static List<Host> hosts(Kind kind) {
        return HOSTS.stream().filter(host -> host.kind() == kind).toList();
    }

    static Host host(String name) {
        return HOSTS.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the hospital has no computer named " + name));
    }
}
