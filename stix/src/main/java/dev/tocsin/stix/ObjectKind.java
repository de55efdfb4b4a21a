package dev.tocsin.stix;

/** The family a STIX object type belongs to (STIX 2.1 §1.2): it says which common properties the type has. */
public enum ObjectKind {
    /** A domain object (STIX 2.1 §4). */
    SDO,
    /** A relationship object (STIX 2.1 §5). */
    SRO,
    /** A cyber-observable object (STIX 2.1 §6): no versions, and an identifier made from its content. */
    SCO,
    /** A meta object (STIX 2.1 §7). */
    META,
    /** Any type that STIX 2.1 does not define. */
    CUSTOM;

    /** The kind of a type; {@link #CUSTOM} for every name that STIX 2.1 does not define. */
    public static ObjectKind of(String type) {
        return switch (type) {
            case "attack-pattern",
                    "campaign",
                    "course-of-action",
                    "grouping",
                    "identity",
                    "incident",
                    "indicator",
                    "infrastructure",
                    "intrusion-set",
                    "location",
                    "malware",
                    "malware-analysis",
                    "note",
                    "observed-data",
                    "opinion",
                    "report",
                    "threat-actor",
                    "tool",
                    "vulnerability" -> SDO;
            case "relationship", "sighting" -> SRO;
            case "artifact",
                    "autonomous-system",
                    "directory",
                    "domain-name",
                    "email-addr",
                    "email-message",
                    "file",
                    "ipv4-addr",
                    "ipv6-addr",
                    "mac-addr",
                    "mutex",
                    "network-traffic",
                    "process",
                    "software",
                    "url",
                    "user-account",
                    "windows-registry-key",
                    "x509-certificate" -> SCO;
            case "extension-definition", "language-content", "marking-definition" -> META;
            default -> CUSTOM;
        };
    }
}
