package dev.tocsin.exercise.scenario;

import dev.tocsin.exercise.scenario.ZeekSensor.Connection;
import dev.tocsin.exercise.scenario.ZeekSensor.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An intrusion that a model drives, from the first click to the records leaving the house, in about ninety minutes. */
final class Intrusion {

    static final Site STAGING = new Site("patient-forms-cdn.example", "203.0.113.20");
    static final Site COMMAND = new Site("relay.quiet-harbor.example", "203.0.113.66");
    static final int COMMAND_PORT = 8443;
    static final String DROP_ADDRESS = "198.51.100.23";
    static final String DROP_ADDRESS_V6 = "2001:db8:66::17";
    static final String TOOL_SHA256 = Scenario.sha256("a program that does not exist outside this exercise");

    private static final List<Integer> PROBED_PORTS = List.of(22, 104, 135, 445, 3389, 5985, 8080, 11_112);
    private static final Duration CALLS_MODEL_EVERY = Duration.ofSeconds(10);
    private static final int MODEL_CALLS = 360;

    private final Journal journal;
    private final ZeekSensor zeek;
    private final WindowsLog windows;
    private final Instant midnight;
    private final List<Act> acts = new ArrayList<>();

    Intrusion(Journal journal, Instant midnight) {
        this.journal = journal;
        this.zeek = new ZeekSensor(journal);
        this.windows = new WindowsLog(journal);
        this.midnight = midnight;
    }

    List<Act> write() {
        Host first = Hospital.host("reception-2");
        Host gateway = Hospital.host("pump-gateway");
        Host controller = Hospital.host("dc-1");
        fetchTool(clock(10, 12), first, OrdinaryDay.personAt(first));
        takeOrders(clock(10, 13), first);
        probe(clock(10, 14), first);
        useServiceAccount(clock(10, 19), first);
        makeAdministrator(clock(10, 24), controller);
        fetchTool(clock(10, 27), gateway, Scenario.NEW_ADMINISTRATOR);
        askModel(clock(10, 31), gateway);
        carryAway(clock(11, 35), Hospital.host("ehr-1"));
        carryAwayByOtherRoad(clock(11, 41), Hospital.host("files-1"));
        return List.copyOf(acts);
    }

    private void fetchTool(Instant now, Host host, String account) {
        acts.add(new Act("asks for the name of the staging site", host.address(), now, ModelWorksReport.STAGING_NAME));
        zeek.dns(now, host, STAGING.name(), "A", List.of(STAGING.address()));
        Instant fetched = now.plusMillis(180);
        acts.add(new Act("fetches the intruder's program", host.address(), fetched, ModelWorksReport.STAGING_URL));
        Connection connection = zeek.open(fetched, host.address(), STAGING.address(), 80);
        String uri = "/agent/%08x/stage.bin".formatted(journal.random().nextInt());
        zeek.http(connection, STAGING.name(), uri, "python-requests/2.32", 7_340_032);
        zeek.conn(connection, "tcp", "http", Volume.closed(Duration.ofSeconds(3), 420, 7_340_480));
        Instant started = now.plusSeconds(9);
        acts.add(new Act("starts the intruder's program", host.address(), started, ModelWorksReport.TOOL));
        String image = "C:\\ProgramData\\forms\\stage.exe";
        windows.processStarted(started, host, account, image, image + " --quiet", TOOL_SHA256);
    }

    private void takeOrders(Instant start, Host host) {
        acts.add(new Act(
                "keeps a line open to the command server", host.address(), start, ModelWorksReport.COMMAND_SERVER));
        acts.add(new Act(
                "asks for the name of the command server", host.address(), start, ModelWorksReport.COMMAND_NAME));
        zeek.dns(start, host, COMMAND.name(), "A", List.of(COMMAND.address()));
        Instant now = start.plusMillis(90);
        for (int i = 0; i < 40; i++) {
            Connection connection = zeek.open(now, host.address(), COMMAND.address(), COMMAND_PORT);
            zeek.ssl(connection, COMMAND.name());
            zeek.conn(
                    connection,
                    "tcp",
                    "ssl",
                    Volume.closed(Duration.ofSeconds(2), journal.between(900, 9_000), journal.between(900, 4_000)));
            now = now.plusSeconds(journal.between(60, 150));
        }
    }

    /** Every computer on every port, several requests a second, in no order that a person would keep. */
    private void probe(Instant start, Host host) {
        acts.add(new Act("probes every computer at once", host.address(), start, ModelWorksReport.RECONNAISSANCE));
        record Probe(Host target, int port) {}
        List<Probe> probes = new ArrayList<>();
        for (Host target : Hospital.hosts()) {
            if (!target.equals(host)) {
                PROBED_PORTS.forEach(port -> probes.add(new Probe(target, port)));
            }
        }
        Collections.shuffle(probes, journal.random());
        Instant now = start;
        for (Probe probe : probes) {
            Connection connection =
                    zeek.open(now, host.address(), probe.target().address(), probe.port());
            zeek.conn(connection, "tcp", "", journal.between(1, 3) == 1 ? Volume.refused() : Volume.unanswered());
            now = now.plusMillis(journal.between(100, 170));
        }
    }

    private void useServiceAccount(Instant start, Host host) {
        Host controller = Hospital.host("dc-1");
        Connection ticket = zeek.open(start, host.address(), controller.address(), 88);
        zeek.kerberos(ticket, Scenario.SERVICE_ACCOUNT, "krbtgt/" + Hospital.DOMAIN);
        zeek.conn(ticket, "tcp", "krb_tcp", Volume.closed(Duration.ofMillis(15), 1_400, 1_600));
        Instant now = start.plusMillis(300);
        for (String name : List.of("pacs-1", "ehr-1", "files-1", "backup-1", "dc-1")) {
            Host target = Hospital.host(name);
            Connection service = zeek.open(now, host.address(), controller.address(), 88);
            zeek.kerberos(service, Scenario.SERVICE_ACCOUNT, "cifs/" + target.fullName());
            zeek.conn(service, "tcp", "krb_tcp", Volume.closed(Duration.ofMillis(15), 1_500, 1_500));
            Connection share = zeek.open(now.plusMillis(60), host.address(), target.address(), 445);
            zeek.share(share, "\\\\" + target.fullName() + "\\ADMIN$");
            zeek.conn(share, "tcp", "smb", Volume.closed(Duration.ofSeconds(20), 20_000, 90_000));
            windows.logon(now.plusMillis(70), target, Scenario.SERVICE_ACCOUNT, host);
            now = now.plusMillis(journal.between(200, 700));
        }
    }

    private void makeAdministrator(Instant start, Host controller) {
        String administrator = Scenario.NEW_ADMINISTRATOR;
        acts.add(new Act(
                "makes an administrator with the stolen account",
                controller.address(),
                start,
                ModelWorksReport.ACCOUNT_STORY));
        String net = "C:\\Windows\\System32\\net.exe";
        String hash = Scenario.sha256("net.exe");
        windows.processStarted(
                start,
                controller,
                Scenario.SERVICE_ACCOUNT,
                net,
                "net user " + administrator + " * /add /domain",
                hash);
        windows.accountCreated(start.plusMillis(90), controller, Scenario.SERVICE_ACCOUNT, administrator);
        Instant raised = start.plusSeconds(2);
        acts.add(new Act(
                "makes it a domain administrator", controller.address(), raised, ModelWorksReport.NEW_ADMINISTRATOR));
        windows.processStarted(
                raised,
                controller,
                Scenario.SERVICE_ACCOUNT,
                net,
                "net group \"Domain Admins\" " + administrator + " /add /domain",
                hash);
        windows.memberAdded(
                raised.plusMillis(80), controller, Scenario.SERVICE_ACCOUNT, administrator, "Domain Admins");
    }

    private void askModel(Instant start, Host host) {
        acts.add(new Act("calls a model every ten seconds", host.address(), start, ModelWorksReport.MODEL_CADENCE));
        Instant now = start;
        for (int call = 0; call < MODEL_CALLS; call++) {
            if (call % 30 == 0) {
                zeek.dns(now.minusMillis(25), host, Site.MODEL_API.name(), "A", List.of(Site.MODEL_API.address()));
            }
            Instant at = now.plusMillis(journal.between(0, 80));
            LooksAlike.callModel(zeek, at, host, journal.between(4_000, 16_000), journal.between(300, 2_500));
            now = now.plus(CALLS_MODEL_EVERY);
        }
    }

    private void carryAway(Instant start, Host host) {
        acts.add(new Act("carries records out of the house", host.address(), start, ModelWorksReport.EXFILTRATION));
        Instant now = start;
        for (int i = 0; i < 4; i++) {
            Connection connection = zeek.open(now, host.address(), DROP_ADDRESS, 443);
            zeek.conn(
                    connection,
                    "tcp",
                    "ssl",
                    Volume.closed(Duration.ofSeconds(50), journal.between(80_000_000, 190_000_000), 40_000));
            now = now.plusSeconds(journal.between(61, 75));
        }
    }

    private void carryAwayByOtherRoad(Instant start, Host host) {
        String from = "2001:db8:1::" + host.address().substring(host.address().lastIndexOf('.') + 1);
        acts.add(new Act("tries the same over IPv6", from, start, ModelWorksReport.EXFILTRATION_V6));
        Connection connection = zeek.open(start, from, DROP_ADDRESS_V6, 443);
        zeek.conn(connection, "tcp", "ssl", Volume.closed(Duration.ofSeconds(4), 1_200_000, 9_000));
    }

    private Instant clock(int hour, int minute) {
        return midnight.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute));
    }
}
