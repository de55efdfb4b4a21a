package dev.tocsin.ledger.tile;

import dev.tocsin.ledger.LedgerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files of a log in memory. */
public final class MemoryTiles implements TileSource {

    final Map<TilePath, byte[]> files = new HashMap<>();

    public void write(List<TileFile> written) {
        written.forEach(file -> files.put(file.path(), file.bytes()));
    }

    @Override
    public byte[] read(TilePath path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new LedgerException("no file " + path, "");
        }
        return bytes;
    }
}
