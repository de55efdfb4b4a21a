package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.store.PostgresAddress;
import dev.tocsin.store.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a hub keeps what is shared, if not in its data folder. */
public final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "The PostgreSQL database of a hub with several nodes, like postgresql://tocsin@db.example.org/tocsin; its"
                            + " password is taken from PGPASSWORD or ~/.pgpass (default: SQLite in the data folder).")
    private @Nullable String store;

    /** @throws CommandFailure if it is not the address of such a database */
    public Optional<PostgresAddress> read() {
        try {
            return Optional.ofNullable(store).map(PostgresAddress::parse);
        } catch (StoreException e) {
            throw new CommandFailure("--store: " + e.getMessage(), e.hint(), e);
        }
    }
}
