package dev.tocsin.telemetry;

/** The log formats that are recognised by their content. */
public enum LogFormat {
    ZEEK_JSON("Zeek JSON"),
    ZEEK_TSV("Zeek TSV"),
    SURICATA_EVE("Suricata EVE"),
    WINDOWS_FLAT("Windows event JSON, flat"),
    WINDOWS_NESTED("Windows event JSON, nested"),
    CLOUDTRAIL("AWS CloudTrail"),
    OCSF("OCSF"),
    STIX_OBSERVED_DATA("STIX 2.1 observed data"),
    GENERIC_JSON("JSON");

    private final String title;

    LogFormat(String title) {
        this.title = title;
    }

    /** The name shown to people. */
    public String title() {
        return title;
    }
}
