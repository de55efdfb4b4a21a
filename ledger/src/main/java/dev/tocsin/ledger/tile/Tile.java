package dev.tocsin.ledger.tile;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive hashes of one level of a tree, up to 256 of them; as bytes, one behind the other.
 *
 * @param hashes at least one
 */
public record Tile(List<Hash> hashes) {

    public Tile {
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty() || hashes.size() > TilePath.FULL_WIDTH) {
            throw new IllegalArgumentException("a tile has 1 to 256 hashes, not " + hashes.size());
        }
    }

    /** @throws LedgerException if these are not that many hashes */
    public static Tile read(byte[] bytes, int width) {
        if (bytes.length != width * Hash.LENGTH) {
            throw new LedgerException(
                    "a tile of " + width + " hashes has " + width * Hash.LENGTH + " bytes, not " + bytes.length,
                    "the file is cut off or of another size; take it from the log again");
        }
        List<Hash> hashes = new ArrayList<>(width);
        for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
        }
        return new Tile(hashes);
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(hashes.size() * Hash.LENGTH);
        hashes.forEach(hash -> out.writeBytes(hash.bytes()));
        return out.toByteArray();
    }

    /** The hash over 2<sup>level</sup> of these, from {@code index · 2}<sup>level</sup>, all of which are here. */
    Hash subtree(int level, int index) {
        return level == 0
                ? hashes.get(index)
                : Hash.ofNode(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    }
}
