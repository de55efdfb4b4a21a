package dev.tocsin.exercise.scenario;

import dev.tocsin.exercise.scenario.Host.Kind;
import dev.tocsin.exercise.scenario.ZeekSensor.Connection;
import dev.tocsin.exercise.scenario.ZeekSensor.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A working day without an attack: people arrive, look things up, print, make images; machines keep time, fetch
 * updates and report to each other.
 */
final class OrdinaryDay {

    private static final Duration OPENS = Duration.ofHours(6);
    private static final Duration CLOSES = Duration.ofHours(19);

    /** How busy people are in each hour from six in the morning; 1 is a full hour. */
    private static final List<Double> BUSY = List.of(0.2, 0.7, 1.0, 1.0, 1.0, 1.0, 0.5, 0.8, 1.0, 0.9, 0.7, 0.4, 0.15);

    private static final Duration BETWEEN_ACTIONS = Duration.ofSeconds(100);
    private static final Duration PUMP_REPORTS_EVERY = Duration.ofSeconds(60);
    private static final Duration CLOCK_ASKED_EVERY = Duration.ofSeconds(1024);

    private static final List<String> NAMES_NOBODY_HAS = List.of(
            "wpad." + Hospital.DOMAIN,
            "isatap." + Hospital.DOMAIN,
            "scanner-old." + Hospital.DOMAIN,
            "gogle.example",
            "tracker.gone.example");

    private final Journal journal;
    private final ZeekSensor zeek;
    private final WindowsLog windows;
    private final Instant midnight;

    OrdinaryDay(Journal journal, Instant midnight) {
        this.journal = journal;
        this.zeek = new ZeekSensor(journal);
        this.windows = new WindowsLog(journal);
        this.midnight = midnight;
    }

    void write() {
        for (Host host : Hospital.hosts()) {
            zeek.lease(soonAfter(at(OPENS), Duration.ofMinutes(2)), host);
            everyNow(CLOCK_ASKED_EVERY, when -> askClock(when, host));
        }
        for (Host host : Hospital.hosts(Kind.WORKSTATION)) {
            peopleAtWork(host);
            updates(host);
        }
        for (Host pump : Hospital.hosts(Kind.PUMP)) {
            everyNow(PUMP_REPORTS_EVERY, when -> reportOf(pump, when));
        }
        for (Host modality : Hospital.hosts(Kind.MODALITY)) {
            everyNow(Duration.ofMinutes(7), when -> images(modality, when));
        }
        new LooksAlike(journal, midnight).write();
    }

    private void peopleAtWork(Host host) {
        Instant now = soonAfter(at(OPENS.plusMinutes(20)), Duration.ofMinutes(50));
        arrive(host, now);
        while (now.isBefore(at(CLOSES))) {
            act(host, now);
            int hour = (int) Duration.between(at(OPENS), now).toHours();
            double pause = -Math.log(1 - journal.random().nextDouble()) / BUSY.get(Math.min(hour, BUSY.size() - 1));
            now = now.plusMillis((long) (BETWEEN_ACTIONS.toMillis() * pause));
        }
    }

    private void arrive(Host host, Instant now) {
        Host controller = Hospital.host("dc-1");
        String person = personAt(host);
        Connection ticket = zeek.open(now, host.address(), controller.address(), 88);
        zeek.kerberos(ticket, person, "krbtgt/" + Hospital.DOMAIN);
        zeek.conn(ticket, "tcp", "krb_tcp", Volume.closed(Duration.ofMillis(12), 1_400, 1_600));
        windows.logon(now.plusMillis(40), controller, person, host);
        String image = "C:\\Program Files\\Chart Reader\\reader.exe";
        windows.processStarted(
                now.plusSeconds(25), host, person, image, "\"" + image + "\"", Scenario.sha256("chart reader"));
    }

    private void act(Host host, Instant now) {
        int choice = journal.random().nextInt(100);
        if (choice < 45) {
            chart(host, now);
        } else if (choice < 80) {
            browse(host, now, journal.oneOf(Site.WEB));
        } else if (choice < 88) {
            files(host, now);
        } else if (choice < 93) {
            print(host, now);
        } else {
            zeek.dns(now, host, journal.oneOf(NAMES_NOBODY_HAS), "A", List.of());
        }
    }

    private void chart(Host host, Instant now) {
        Host records = Hospital.host("ehr-1");
        zeek.dns(now, host, records.fullName(), "A", List.of(records.address()));
        secure(now.plusMillis(6), host, new Site(records.fullName(), records.address()), 3_000, 60_000);
    }

    private void browse(Host host, Instant now, Site site) {
        zeek.dns(now, host, site.name(), "A", List.of(site.address()));
        secure(now.plusMillis(journal.between(3, 60)), host, site, 2_500, 200_000);
    }

    private void files(Host host, Instant now) {
        Host server = Hospital.host("files-1");
        Connection connection = zeek.open(now, host.address(), server.address(), 445);
        zeek.share(connection, "\\\\" + server.fullName() + "\\" + journal.oneOf(List.of("ward", "office", "forms")));
        zeek.conn(connection, "tcp", "smb", closed(8_000, 400_000));
    }

    private void print(Host host, Instant now) {
        Host printer = journal.oneOf(Hospital.hosts(Kind.PRINTER));
        zeek.conn(zeek.open(now, host.address(), printer.address(), 9100), "tcp", "", closed(300_000, 400));
    }

    private void updates(Host host) {
        Instant when = soonAfter(at(OPENS.plusHours(1)), Duration.ofHours(8));
        browse(host, when, Site.SYSTEM_UPDATES);
        Connection connection = zeek.open(when.plusSeconds(2), host.address(), Site.SYSTEM_UPDATES.address(), 80);
        long size = journal.between(2_000_000, 90_000_000);
        zeek.http(
                connection,
                Site.SYSTEM_UPDATES.name(),
                "/d/" + journal.between(100, 999) + "/cumulative.cab",
                "Update-Agent/10.0",
                size);
        zeek.conn(connection, "tcp", "http", Volume.closed(Duration.ofSeconds(30), 900, size));
        everyNow(Duration.ofHours(2), again -> browse(host, again, Site.VIRUS_UPDATES));
    }

    private void reportOf(Host pump, Instant when) {
        Host gateway = Hospital.host("pump-gateway");
        Connection connection = zeek.open(when, pump.address(), gateway.address(), 8443);
        zeek.conn(connection, "tcp", "ssl", Volume.closed(Duration.ofMillis(80), 900, 300));
    }

    private void images(Host modality, Instant when) {
        Host archive = Hospital.host("pacs-1");
        // 11112 is the port registered for DICOM.
        Connection connection = zeek.open(when, modality.address(), archive.address(), 11_112);
        zeek.conn(connection, "tcp", "", closed(60_000_000, 9_000));
    }

    private void askClock(Instant when, Host host) {
        Connection connection =
                zeek.open(when, host.address(), Hospital.host("dc-1").address(), 123);
        zeek.conn(connection, "udp", "ntp", Volume.closed(Duration.ofMillis(2), 48, 48));
    }

    private void secure(Instant when, Host host, Site site, int mostSent, int mostReceived) {
        Connection connection = zeek.open(when, host.address(), site.address(), 443);
        zeek.ssl(connection, site.name());
        zeek.conn(connection, "tcp", "ssl", closed(mostSent, mostReceived));
    }

    private Volume closed(int mostSent, int mostReceived) {
        return Volume.closed(
                Duration.ofMillis(journal.between(20, 9_000)),
                journal.between(mostSent / 10, mostSent),
                journal.between(mostReceived / 10, mostReceived));
    }

    /** The account that works at a computer. */
    static String personAt(Host host) {
        return "u-" + host.name();
    }

    private void everyNow(Duration period, Consumer<Instant> action) {
        Instant now = soonAfter(at(OPENS.plusMinutes(3)), period);
        while (now.isBefore(at(CLOSES))) {
            action.accept(now);
            now = now.plus(period).plusMillis(journal.between(-400, 400));
        }
    }

    private Instant soonAfter(Instant start, Duration within) {
        return start.plusMillis((long) (within.toMillis() * journal.random().nextDouble()));
    }

    private Instant at(Duration sinceMidnight) {
        return midnight.plus(sinceMidnight);
    }
}
