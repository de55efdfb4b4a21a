package dev.tocsin.exercise.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes Windows security and Sysmon events in the flat JSON shape that log collectors forward. */
final class WindowsLog {

    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String DOMAIN = "LARKSPUR";

    private final Journal journal;

    WindowsLog(Journal journal) {
        this.journal = journal;
    }

    /** A network logon (event 4624, type 3) on {@code host} from {@code from}. */
    void logon(Instant at, Host host, String account, Host from) {
        ObjectNode fields = security(at, host, 4624, "An account was successfully logged on.");
        fields.put("LogonType", "3");
        fields.put("AuthenticationPackageName", "Kerberos");
        fields.put("SubjectUserName", "-");
        fields.put("TargetUserName", account);
        fields.put("TargetDomainName", DOMAIN);
        fields.put("IpAddress", from.address());
        fields.put("IpPort", Integer.toString(journal.between(49_152, 65_535)));
        fields.put("WorkstationName", "-");
    }

    /** A new account (event 4720). */
    void accountCreated(Instant at, Host host, String by, String account) {
        ObjectNode fields = security(at, host, 4720, "A user account was created.");
        fields.put("SubjectUserName", by);
        fields.put("SubjectDomainName", DOMAIN);
        fields.put("TargetUserName", account);
        fields.put("TargetDomainName", DOMAIN);
        fields.put("SamAccountName", account);
    }

    /** An account became a member of a group of the domain (event 4728). */
    void memberAdded(Instant at, Host host, String by, String account, String group) {
        ObjectNode fields = security(at, host, 4728, "A member was added to a security-enabled global group.");
        fields.put("SubjectUserName", by);
        fields.put("SubjectDomainName", DOMAIN);
        fields.put("MemberName", "CN=" + account + ",CN=Users,DC=larkspur,DC=example");
        fields.put("TargetUserName", group);
        fields.put("TargetDomainName", DOMAIN);
    }

    /** A program was started (Sysmon event 1). */
    void processStarted(Instant at, Host host, String account, String image, String commandLine, String sha256) {
        ObjectNode fields = start(at, host, 1, "Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon");
        fields.put("UtcTime", UTC_TIME.format(at));
        fields.put("ProcessId", Integer.toString(journal.between(1_000, 30_000)));
        fields.put("Image", image);
        fields.put("CommandLine", commandLine);
        fields.put("User", DOMAIN + "\\" + account);
        fields.put("Hashes", "SHA256=" + sha256.toUpperCase(Locale.ROOT));
        fields.put("ParentImage", "C:\\Windows\\System32\\cmd.exe");
    }

    private ObjectNode security(Instant at, Host host, int id, String message) {
        ObjectNode fields = start(at, host, id, "Security", "Microsoft-Windows-Security-Auditing");
        fields.put("EventType", "AUDIT_SUCCESS");
        fields.put("Message", message);
        return fields;
    }

    private ObjectNode start(Instant at, Host host, int id, String channel, String source) {
        ObjectNode fields = journal.add(at, LogFile.WINDOWS);
        fields.put("@timestamp", at.toString());
        fields.put("EventTime", EVENT_TIME.format(at));
        fields.put("EventID", id);
        fields.put("Channel", channel);
        fields.put("SourceName", source);
        fields.put("Hostname", host.windowsName());
        return fields;
    }
}
