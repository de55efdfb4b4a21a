package dev.tocsin.hub;

import dev.tocsin.share.Administration;
import dev.tocsin.share.HeldDesk;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.TokenDesk;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.store.TocsinStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** A data folder in use: what is kept there, behind the doors through which a hub serves it. */
public final class Node implements AutoCloseable {

    private final TocsinStore store;
    private final Hub.Ports ports;

    private Node(TocsinStore store, Hub.Ports ports) {
        this.store = store;
        this.ports = ports;
    }

    /**
     * Opens the folder, or makes it.
     *
     * @param benign the values that no indicator is shared for before a person has looked
     * @throws dev.tocsin.store.StoreException if it cannot be used
     */
    public static Node open(Path folder, BenignLists benign, InstantSource clock) {
        TocsinStore store = TocsinStore.open(folder);
        Hub.Ports ports = new Hub.Ports(
                new Sharing(store.directory(), store.records(), store.contributions(), () -> benign, clock),
                new Administration(store.directory(), clock),
                new HeldDesk(store.directory(), store.records(), store.contributions(), store.heldObjects(), clock),
                new TokenDesk(store.tokens(), clock, new SecureRandom()),
                clock);
        return new Node(store, ports);
    }

    /** What a hub serves. */
    public Hub.Ports ports() {
        return ports;
    }

    /** The administrator's token of a folder that never had a token: to be shown now, since it cannot be had again. */
    public Optional<TokenDesk.Issued> firstToken() {
        return ports.tokens().issueFirst("first start");
    }

    @Override
    public void close() {
        store.close();
    }
}
