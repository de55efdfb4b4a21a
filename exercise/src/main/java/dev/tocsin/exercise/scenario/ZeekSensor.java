package dev.tocsin.exercise.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes what Zeek would log of a connection, in the shape of its JSON logs. */
final class ZeekSensor {

    private static final int EPHEMERAL_PORTS_FROM = 49_152;
    private static final int EPHEMERAL_PORTS_TO = 65_535;

    private final Journal journal;

    ZeekSensor(Journal journal) {
        this.journal = journal;
    }

    /**
     * One connection as seen at its end points.
     *
     * @param uid what its records in different logs have in common
     */
    record Connection(String uid, Instant at, String from, int fromPort, String to, int toPort) {}

    /** What went over a connection: bytes of payload each way and how it ended, in Zeek's {@code conn_state}. */
    record Volume(String state, Duration lasted, long sent, long received) {

        static Volume closed(Duration lasted, long sent, long received) {
            return new Volume("SF", lasted, sent, received);
        }

        /** Asked and never answered. */
        static Volume unanswered() {
            return new Volume("S0", Duration.ZERO, 0, 0);
        }

        /** Asked and turned away. */
        static Volume refused() {
            return new Volume("REJ", Duration.ofMillis(1), 0, 0);
        }
    }

    Connection open(Instant at, String from, String to, int toPort) {
        int fromPort = journal.between(EPHEMERAL_PORTS_FROM, EPHEMERAL_PORTS_TO);
        return new Connection(journal.uid(), at, from, fromPort, to, toPort);
    }

    void conn(Connection connection, String protocol, String service, Volume volume) {
        ObjectNode fields = start(LogFile.CONN, "conn", connection);
        fields.put("proto", protocol);
        if (!service.isEmpty()) {
            fields.put("service", service);
        }
        boolean answered = !volume.state().equals("S0");
        if (answered) {
            fields.put("duration", seconds(volume.lasted()));
            fields.put("orig_bytes", volume.sent());
            fields.put("resp_bytes", volume.received());
        }
        fields.put("conn_state", volume.state());
        fields.put("missed_bytes", 0);
        fields.put("orig_pkts", packets(volume.sent()));
        fields.put("resp_pkts", answered ? packets(volume.received()) : 0);
    }

    /** A lookup at the hospital's own name server, with the connection that carried it. */
    void dns(Instant at, Host asker, String name, String type, List<String> answers) {
        Connection connection = open(at, asker.address(), Hospital.host("dc-1").address(), 53);
        ObjectNode fields = start(LogFile.DNS, "dns", connection);
        fields.put("proto", "udp");
        fields.put("trans_id", journal.between(1, 65_535));
        fields.put("query", name);
        fields.put("qclass", 1);
        fields.put("qclass_name", "C_INTERNET");
        fields.put("qtype_name", type);
        fields.put("rcode_name", answers.isEmpty() ? "NXDOMAIN" : "NOERROR");
        if (!answers.isEmpty()) {
            ArrayNode list = fields.putArray("answers");
            answers.forEach(list::add);
        }
        conn(connection, "udp", "dns", Volume.closed(Duration.ofMillis(journal.between(1, 40)), 40, 120));
    }

    void ssl(Connection connection, String serverName) {
        ObjectNode fields = start(LogFile.SSL, "ssl", connection);
        fields.put("version", "TLSv13");
        fields.put("cipher", "TLS_AES_128_GCM_SHA256");
        fields.put("server_name", serverName);
        fields.put("resumed", false);
        fields.put("established", true);
    }

    void http(Connection connection, String host, String uri, String userAgent, long received) {
        ObjectNode fields = start(LogFile.HTTP, "http", connection);
        fields.put("trans_depth", 1);
        fields.put("method", "GET");
        fields.put("host", host);
        fields.put("uri", uri);
        fields.put("version", "1.1");
        fields.put("user_agent", userAgent);
        fields.put("request_body_len", 0);
        fields.put("response_body_len", received);
        fields.put("status_code", 200);
        fields.put("status_msg", "OK");
    }

    void kerberos(Connection connection, String client, String service) {
        ObjectNode fields = start(LogFile.KERBEROS, "kerberos", connection);
        fields.put("request_type", service.startsWith("krbtgt/") ? "AS" : "TGS");
        fields.put("client", client + "/" + Hospital.DOMAIN.toUpperCase(Locale.ROOT));
        fields.put("service", service);
        fields.put("success", true);
        fields.put("cipher", "aes256-cts-hmac-sha1-96");
    }

    void share(Connection connection, String path) {
        ObjectNode fields = start(LogFile.SMB_MAPPING, "smb_mapping", connection);
        fields.put("path", path);
        fields.put("share_type", "DISK");
    }

    void lease(Instant at, Host host) {
        ObjectNode fields = journal.add(at, LogFile.DHCP);
        fields.put("_path", "dhcp");
        fields.put("ts", epoch(at));
        fields.putArray("uids").add(journal.uid());
        fields.put("client_addr", host.address());
        fields.put("server_addr", Hospital.host("dc-1").address());
        fields.put("mac", host.mac());
        fields.put("host_name", host.name());
        fields.put("domain", Hospital.DOMAIN);
        fields.put("assigned_addr", host.address());
        fields.put("lease_time", 86_400);
    }

    private ObjectNode start(LogFile file, String path, Connection connection) {
        ObjectNode fields = journal.add(connection.at(), file);
        fields.put("_path", path);
        fields.put("ts", epoch(connection.at()));
        fields.put("uid", connection.uid());
        fields.put("id.orig_h", connection.from());
        fields.put("id.orig_p", connection.fromPort());
        fields.put("id.resp_h", connection.to());
        fields.put("id.resp_p", connection.toPort());
        return fields;
    }

    private static long packets(long bytes) {
        // About what fits into a packet on an Ethernet.
        return 1 + bytes / 1_400;
    }

    private static BigDecimal epoch(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000, 6);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / 1_000, 6);
    }
}
