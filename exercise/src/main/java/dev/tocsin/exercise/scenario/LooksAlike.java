package dev.tocsin.exercise.scenario;

import dev.tocsin.exercise.scenario.ZeekSensor.Connection;
import dev.tocsin.exercise.scenario.ZeekSensor.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Ordinary work that resembles each act of the intrusion, and must raise no alarm: dictation that uses the model
 * provider, a service account at its own work, a new colleague's account, an inventory, a large backup.
 */
final class LooksAlike {

    private final Journal journal;
    private final ZeekSensor zeek;
    private final WindowsLog windows;
    private final Instant midnight;

    LooksAlike(Journal journal, Instant midnight) {
        this.journal = journal;
        this.zeek = new ZeekSensor(journal);
        this.windows = new WindowsLog(journal);
        this.midnight = midnight;
    }

    void write() {
        dictation(Hospital.host("radiology-1"));
        serviceAccount();
        newColleague(midnight.plus(Duration.ofHours(9).plusMinutes(20)));
        inventory(midnight.plus(Duration.ofHours(8).plusMinutes(5)));
        backup(midnight.plus(Duration.ofHours(18)));
    }

    /** A person's rhythm: now and then, a few calls close together, then a pause. */
    private void dictation(Host host) {
        Instant now = midnight.plus(Duration.ofHours(8));
        Instant end = midnight.plus(Duration.ofHours(17));
        while (now.isBefore(end)) {
            zeek.dns(now, host, Site.MODEL_API.name(), "A", List.of(Site.MODEL_API.address()));
            for (int calls = journal.between(1, 5); calls > 0; calls--) {
                callModel(zeek, now, host, journal.between(2_000, 40_000), journal.between(500, 5_000));
                now = now.plusMillis(journal.between(4_000, 40_000));
            }
            now = now.plusSeconds(journal.between(300, 1_500));
        }
    }

    static void callModel(ZeekSensor zeek, Instant at, Host host, int sent, int received) {
        Connection connection = zeek.open(at, host.address(), Site.MODEL_API.address(), 443);
        zeek.ssl(connection, Site.MODEL_API.name());
        zeek.conn(connection, "tcp", "ssl", Volume.closed(Duration.ofMillis(1_900), sent, received));
    }

    private void serviceAccount() {
        Host archive = Hospital.host("pacs-1");
        for (int hour = 6; hour < 19; hour++) {
            Instant now = midnight.plus(Duration.ofHours(hour)).plusSeconds(journal.between(0, 240));
            windows.logon(now, Hospital.host("files-1"), Scenario.SERVICE_ACCOUNT, archive);
            windows.logon(now.plusSeconds(2), Hospital.host("backup-1"), Scenario.SERVICE_ACCOUNT, archive);
        }
    }

    private void newColleague(Instant now) {
        Host controller = Hospital.host("dc-1");
        String administrator = OrdinaryDay.personAt(Hospital.host("it-1"));
        windows.processStarted(
                now,
                controller,
                administrator,
                "C:\\Windows\\System32\\net.exe",
                "net user a.moreno * /add /domain",
                Scenario.sha256("net.exe"));
        windows.accountCreated(now.plusSeconds(1), controller, administrator, "a.moreno");
        windows.memberAdded(now.plusSeconds(40), controller, administrator, "a.moreno", "Nursing");
    }

    private void inventory(Instant start) {
        Host desk = Hospital.host("it-1");
        Instant now = start;
        for (Host host : Hospital.hosts()) {
            zeek.conn(zeek.open(now, desk.address(), host.address(), 5985), "tcp", "", Volume.refused());
            now = now.plusMillis(journal.between(2_000, 4_000));
        }
    }

    private void backup(Instant now) {
        Host host = Hospital.host("backup-1");
        zeek.dns(now, host, Site.CLOUD_BACKUP.name(), "A", List.of(Site.CLOUD_BACKUP.address()));
        Connection connection = zeek.open(now.plusMillis(30), host.address(), Site.CLOUD_BACKUP.address(), 443);
        zeek.ssl(connection, Site.CLOUD_BACKUP.name());
        zeek.conn(connection, "tcp", "ssl", Volume.closed(Duration.ofMinutes(40), 2_400_000_000L, 900_000));
    }
}
