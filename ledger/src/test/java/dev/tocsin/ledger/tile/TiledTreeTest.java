package dev.tocsin.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.ledger.tree.MerkleTree;
import dev.tocsin.ledger.tree.SlowTree;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree that grows in files, against the same entries as a list. */
class TiledTreeTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aTreeReadFromItsFilesIsTheTreeOfItsEntries() {
        qt().withExamples(25)
                .forAll(integers().between(1, 1_500), integers().between(1, 700), longs().all())
                .checkAssert((size, step, seed) -> {
                    List<byte[]> entries = entries(size);
                    MemoryTiles files = new MemoryTiles();
                    GrowingTree growing = GrowingTree.empty();
                    for (int at = 0; at < size; at += step) {
                        List<byte[]> more = entries.subList(at, Math.min(size, at + step));
                        files.write(growing.append(more));
                        // Whoever starts again from the files goes on in the same way.
                        growing = GrowingTree.resume(files, growing.size());
                    }
                    MerkleTree tree = TiledTree.of(files, size);
                    int at = new Random(seed).nextInt(size);

                    assertThat(growing.root()).isEqualTo(SlowTree.root(entries));
                    assertThat(tree.root()).isEqualTo(SlowTree.root(entries));
                    assertThat(tree.inclusion(at).path()).isEqualTo(SlowTree.path(at, entries));
                    assertThat(tree.consistency(at).fault(SlowTree.root(entries.subList(0, at)), tree.root()))
                            .isEmpty();
                    assertThat(TiledTree.entriesAround(files, size, at).get(at % 256))
                            .isEqualTo(entries.get(at));
                });
    }

    @Test
    void growsThroughEverySizeAroundAFullTile() {
        MemoryTiles files = new MemoryTiles();
        GrowingTree growing = GrowingTree.empty();
        List<byte[]> entries = entries(520);
        for (int size = 1; size <= entries.size(); size++) {
            files.write(growing.append(entries.subList(size - 1, size)));

            assertThat(TiledTree.of(files, size).root()).isEqualTo(growing.root());
            assertThat(GrowingTree.resume(files, size).root()).isEqualTo(growing.root());
        }
        assertThat(growing.root()).isEqualTo(SlowTree.root(entries));
    }

    /** C2SP tlog-tiles, "Partial Tiles", has this example. */
    @Test
    void aTreeOfSeventyThousandHasTheFilesOfTheSpecification() {
        MemoryTiles files = new MemoryTiles();
        GrowingTree growing = GrowingTree.empty();
        files.write(growing.append(entries(70_000)));

        assertThat(widths(files, 0)).hasSize(274).endsWith(112);
        assertThat(widths(files, 0).subList(0, 273)).containsOnly(256);
        assertThat(widths(files, 1)).containsExactly(256, 17);
        assertThat(widths(files, 2)).containsExactly(1);
        assertThat(files.files.keySet().stream().filter(TilePath.Entries.class::isInstance))
                .hasSize(274);
        assertThat(TiledTree.of(files, 70_000).root()).isEqualTo(growing.root());
        assertThat(growing.root()).isEqualTo(SlowTree.root(entries(70_000)));
    }

    @Test
    void aFolderHasTheFilesAsTheyAreServedAndNoPartialOnesOfAFullTile() throws Exception {
        LogFolder log = new LogFolder(folder);
        GrowingTree growing = GrowingTree.empty();
        for (byte[] entry : entries(257)) {
            growing.append(List.of(entry)).forEach(log::write);
        }
        log.writeCheckpoint(new byte[] {'x'});

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "checkpoint",
                            "tile/0/000",
                            "tile/0/001.p/1",
                            "tile/1/000.p/1",
                            "tile/entries/000",
                            "tile/entries/001.p/1");
        }
        assertThat(TiledTree.of(log, 257).root()).isEqualTo(SlowTree.root(entries(257)));
        // Whoever has read a checkpoint before still finds its tree.
        assertThat(TiledTree.of(log, 200).root()).isEqualTo(SlowTree.root(entries(200)));
        assertThat(log.checkpoint()).hasValue(new byte[] {'x'});
        assertThatThrownBy(() -> log.read(new TilePath.Hashes(0, 7, 256)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("tile/0/007 is not there");
    }

    @Test
    void damagedFilesAreRefused() {
        assertThatThrownBy(() -> Tile.read(new byte[63], 2))
                .isInstanceOf(LedgerException.class)
                .hasMessage("a tile of 2 hashes has 64 bytes, not 63");
        byte[] bundle = EntryBundle.write(List.of(new byte[300], new byte[0], new byte[] {7}));
        assertThat(bundle).hasSize(307).startsWith(1, 44);
        assertThat(EntryBundle.read(bundle, 3)).hasSize(3).first().isEqualTo(new byte[300]);
        assertThatThrownBy(() -> EntryBundle.read(bundle, 2)).hasMessageContaining("behind the last of 2 entries");
        assertThatThrownBy(() -> EntryBundle.read(bundle, 4)).hasMessageContaining("there are 3 entries, not 4");
        assertThatThrownBy(() -> EntryBundle.read(new byte[] {0, 2, 9}, 1)).hasMessageContaining("cut off at byte 3");
        assertThatThrownBy(() -> EntryBundle.read(new byte[] {0}, 1)).hasMessageContaining("cut off at byte 1");
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("65536");
    }

    private static List<Integer> widths(MemoryTiles files, int level) {
        return files.files.keySet().stream()
                .flatMap(path -> path instanceof TilePath.Hashes hashes && hashes.level() == level
                        ? Stream.of(hashes)
                        : Stream.empty())
                .sorted(Comparator.comparingLong(TilePath.Hashes::index))
                .map(TilePath.Hashes::width)
                .toList();
    }

    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Hash.ofLeaf(ByteBuffer.allocate(4).putInt(i).array()).bytes())
                .toList();
    }
}
