package dev.tocsin.ledger.tile;

/** One of a log's immutable files: its name and what it holds. */
public final class TileFile {

    private final TilePath path;
    private final byte[] bytes;

    TileFile(TilePath path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    public TilePath path() {
        return path;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return path + " (" + bytes.length + " bytes)";
    }
}
