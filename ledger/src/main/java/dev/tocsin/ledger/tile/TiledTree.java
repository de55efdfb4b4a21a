package dev.tocsin.ledger.tile;

import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.ledger.tree.MerkleTree;
import dev.tocsin.ledger.tree.Subtrees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree read from its files. Each file is read once; those of a tree of this size are enough for all its proofs.
 *
 * <p>For one thread.
 */
public final class TiledTree implements Subtrees {

    /** A tile has the hashes of as many levels of the tree below its own. */
    private static final int TILE_HEIGHT = 8;

    private final TileSource source;
    private final long size;
    private final Map<TilePath, Tile> read = new HashMap<>();

    private TiledTree(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /** The tree of that many entries. */
    public static MerkleTree of(TileSource source, long size) {
        return new MerkleTree(new TiledTree(source, size), size);
    }

    /**
     * The entries that share a file with one of them, from the file's first up to the tree's last.
     *
     * @param entry from 0, below the size
     */
    public static List<byte[]> entriesAround(TileSource source, long size, long entry) {
        long index = entry / TilePath.FULL_WIDTH;
        int width = width(size, 0, index);
        return EntryBundle.read(source.read(new TilePath.Entries(index, width)), width);
    }

    @Override
    public Hash hash(int level, long index) {
        int tileLevel = level / TILE_HEIGHT;
        int within = level % TILE_HEIGHT;
        long first = index << within;
        long tileIndex = first / TilePath.FULL_WIDTH;
        TilePath path = new TilePath.Hashes(tileLevel, tileIndex, width(size, tileLevel, tileIndex));
        Tile tile = read.computeIfAbsent(path, wanted -> Tile.read(source.read(wanted), wanted.width()));
        return tile.subtree(within, (int) (first % TilePath.FULL_WIDTH) >> within);
    }

    /** How many hashes a tile of a tree of that size has (C2SP tlog-tiles, "Partial Tiles"). */
    static int width(long size, int level, long index) {
        long hashes = size >> (TILE_HEIGHT * level);
        return (int) Math.min(TilePath.FULL_WIDTH, hashes - index * TilePath.FULL_WIDTH);
    }
}
