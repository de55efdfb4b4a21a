package dev.tocsin.exercise;

import dev.tocsin.hub.Hub;
import dev.tocsin.hub.HubSettings;
import dev.tocsin.share.Administration;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.store.TocsinStore;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A hub on a free port of this machine, on the embedded store in a folder, and the token of its administrator. */
final class TemporaryHub implements AutoCloseable {

    private final TocsinStore store;
    private final Hub hub;
    private final String administrator;

    private TemporaryHub(TocsinStore store, Hub hub, String administrator) {
        this.store = store;
        this.hub = hub;
        this.administrator = administrator;
    }

    static TemporaryHub start(Path data, InstantSource clock) {
        TocsinStore store = TocsinStore.open(data);
        try {
            TokenDesk desk = new TokenDesk(store.tokens(), clock, new SecureRandom());
            String administrator = desk.issueFirst("exercise")
                    .orElseThrow(() -> new ExerciseFailure("the folder " + data + " already holds a hub"))
                    .secret()
                    .reveal();
            Hub.Ports ports = new Hub.Ports(
                    new Sharing(store.directory(), store.records(), store.contributions(), clock),
                    new Administration(store.directory(), clock),
                    desk,
                    clock);
            return new TemporaryHub(store, Hub.start(HubSettings.onLoopback(0), ports), administrator);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    URI uri() {
        return hub.uri();
    }

    String administrator() {
        return administrator;
    }

    @Override
    public void close() {
        hub.close();
        store.close();
    }
}
