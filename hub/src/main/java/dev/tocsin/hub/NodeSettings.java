package dev.tocsin.hub;

import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.token.TokenLife;
import dev.tocsin.store.PostgresAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a node runs on.
 *
 * @param data its own folder: the store unless that is elsewhere, the log's keys and files, certificates
 * @param shared the PostgreSQL database of the hub, if it has several nodes
 * @param benign the values that no indicator is shared for before a person has looked
 * @param life how long tokens count that are issued from now on
 */
public record NodeSettings(Path data, Optional<PostgresAddress> shared, BenignLists benign, TokenLife life) {

    /** A hub of one node. */
    public static NodeSettings alone(Path data, BenignLists benign) {
        return new NodeSettings(data, Optional.empty(), benign, TokenLife.USUAL);
    }
}
