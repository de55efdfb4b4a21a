package dev.tocsin.ledger.tile;

import dev.tocsin.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a tree that grows: what its files need of what came before.
 *
 * <p>It has the hashes of the last, partial tile of each level, so that its size in memory grows with the logarithm of
 * the tree's. For one thread.
 */
public final class GrowingTree {

    private static final int TILE_HEIGHT = 8;

    /** The hashes of each level's partial tile; none where the last tile is full. */
    private final List<List<Hash>> edge = new ArrayList<>();

    private final List<byte[]> bundle = new ArrayList<>();
    private long size;

    private GrowingTree(long size) {
        this.size = size;
    }

    /** A tree without entries. */
    public static GrowingTree empty() {
        return new GrowingTree(0);
    }

    /**
     * A tree that was written before and goes on.
     *
     * @throws dev.tocsin.ledger.LedgerException if a file of its edge is not there or is damaged
     */
    public static GrowingTree resume(TileSource source, long size) {
        GrowingTree tree = new GrowingTree(size);
        for (int level = 0; size >> (TILE_HEIGHT * level) > 0 && level < Long.BYTES; level++) {
            long index = (size >> (TILE_HEIGHT * level)) / TilePath.FULL_WIDTH;
            int width = TiledTree.width(size, level, index);
            tree.edge.add(
                    width == 0
                            ? new ArrayList<>()
                            : new ArrayList<>(Tile.read(source.read(new TilePath.Hashes(level, index, width)), width)
                                    .hashes()));
        }
        if (size % TilePath.FULL_WIDTH != 0) {
            tree.bundle.addAll(TiledTree.entriesAround(source, size, size - 1));
        }
        return tree;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        @Nullable Hash right = null;
        for (List<Hash> hashes : edge) {
            List<Hash> all = new ArrayList<>(hashes);
            if (right != null) {
                all.add(right);
            }
            right = all.isEmpty() ? null : over(all);
        }
        return right == null ? Hash.EMPTY_TREE : right;
    }

    /**
     * Grows by these entries.
     *
     * @return the files that are new: those that became full on the way, and the partial ones of the tree as it is now
     * @throws dev.tocsin.ledger.LedgerException if an entry is too long; the tree is then of no more use
     */
    public List<TileFile> append(List<byte[]> entries) {
        List<TileFile> files = new ArrayList<>();
        int changed = 0;
        for (byte[] entry : entries) {
            bundle.add(entry);
            changed = Math.max(changed, add(0, Hash.ofLeaf(entry), files));
            if (bundle.size() == TilePath.FULL_WIDTH) {
                files.add(new TileFile(
                        new TilePath.Entries(size / TilePath.FULL_WIDTH, TilePath.FULL_WIDTH),
                        EntryBundle.write(bundle)));
                bundle.clear();
            }
            size++;
        }
        if (!bundle.isEmpty()) {
            files.add(new TileFile(
                    new TilePath.Entries(size / TilePath.FULL_WIDTH, bundle.size()), EntryBundle.write(bundle)));
        }
        for (int level = 0; level <= changed; level++) {
            List<Hash> hashes = edge.get(level);
            if (!hashes.isEmpty()) {
                files.add(tile(level, hashes, (size >> (TILE_HEIGHT * level)) / TilePath.FULL_WIDTH));
            }
        }
        return files;
    }

    /** Adds a hash to a level, and where its tile is full that tile's hash to the level above; the highest level that changed. */
    private int add(int level, Hash hash, List<TileFile> files) {
        if (level == edge.size()) {
            edge.add(new ArrayList<>());
        }
        List<Hash> hashes = edge.get(level);
        hashes.add(hash);
        if (hashes.size() < TilePath.FULL_WIDTH) {
            return level;
        }
        files.add(tile(level, hashes, (size >> (TILE_HEIGHT * level)) / TilePath.FULL_WIDTH));
        Hash above = over(hashes);
        hashes.clear();
        return add(level + 1, above, files);
    }

    private static TileFile tile(int level, List<Hash> hashes, long index) {
        return new TileFile(new TilePath.Hashes(level, index, hashes.size()), new Tile(hashes).bytes());
    }

    /** The root over hashes of complete subtrees, all of one size but the last, which may be of a smaller tree. */
    private static Hash over(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int middle = Integer.highestOneBit(hashes.size() - 1);
        return Hash.ofNode(over(hashes.subList(0, middle)), over(hashes.subList(middle, hashes.size())));
    }
}
