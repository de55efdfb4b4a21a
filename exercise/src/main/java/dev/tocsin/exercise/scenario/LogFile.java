package dev.tocsin.exercise.scenario;

/** The log files that the hospital's sensors write. */
public enum LogFile {
    DHCP("dhcp.log"),
    DNS("dns.log"),
    CONN("conn.log"),
    SSL("ssl.log"),
    HTTP("http.log"),
    KERBEROS("kerberos.log"),
    SMB_MAPPING("smb_mapping.log"),
    WINDOWS("windows.jsonl");

    private final String fileName;

    LogFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
