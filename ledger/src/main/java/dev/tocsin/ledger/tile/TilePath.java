package dev.tocsin.ledger.tile;

import java.util.Optional;

/** The name of one of a log's immutable files, below its prefix (C2SP tlog-tiles, "Merkle Tree" and "Log entries"). */
public sealed interface TilePath {

    /** As many hashes or entries are in a full file. */
    int FULL_WIDTH = 256;

    /** The levels of tiles are 0 to 63. */
    int MAX_LEVEL = 63;

    /** Which of its kind, from 0. */
    long index();

    /** How many hashes or entries, from 1 to {@link #FULL_WIDTH}. */
    int width();

    /** The full file that takes the place of this one in time, or is this one. */
    TilePath full();

    /** A file of hashes: those of leaves at level 0, above it one for each full tile of the level below. */
    record Hashes(int level, long index, int width) implements TilePath {
        public Hashes {
            requireFileNumbers(index, width);
            if (level < 0 || level > MAX_LEVEL) {
                throw new IllegalArgumentException("tiles have levels from 0 to " + MAX_LEVEL + ", not " + level);
            }
        }

        @Override
        public TilePath full() {
            return new Hashes(level, index, FULL_WIDTH);
        }

        @Override
        public String toString() {
            return "tile/" + level + "/" + TilePaths.file(index, width);
        }
    }

    /** A file of entries, one for each hash of the tile of level 0 that has its index. */
    record Entries(long index, int width) implements TilePath {
        public Entries {
            requireFileNumbers(index, width);
        }

        @Override
        public TilePath full() {
            return new Entries(index, FULL_WIDTH);
        }

        @Override
        public String toString() {
            return "tile/entries/" + TilePaths.file(index, width);
        }
    }

    /** The file of this name, such as {@code tile/0/x001/234.p/7}; nothing for any text that is not exactly such a name. */
    static Optional<TilePath> parse(String text) {
        return TilePaths.parse(text);
    }

    private static void requireFileNumbers(long index, int width) {
        if (index < 0 || index > TilePaths.MAX_INDEX || width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("no file has index " + index + " and width " + width);
        }
    }
}
