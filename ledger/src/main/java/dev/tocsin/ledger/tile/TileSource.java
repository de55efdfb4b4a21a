package dev.tocsin.ledger.tile;

/** Where a log's files are read. */
@FunctionalInterface
public interface TileSource {

    /**
     * The bytes of a file.
     *
     * @throws dev.tocsin.ledger.LedgerException if it is not there or cannot be read
     */
    byte[] read(TilePath path);
}
