package dev.tocsin.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files, one for each file. */
class TilePathTest {

    @Test
    void namesAreThoseOfTheSpecification() {
        assertThat(new TilePath.Hashes(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
        assertThat(new TilePath.Hashes(63, 0, 1)).hasToString("tile/63/000.p/1");
        assertThat(new TilePath.Entries(1_000, 255)).hasToString("tile/entries/x001/000.p/255");
    }

    @Test
    void everyFileIsFoundByItsName() {
        qt().forAll(
                        integers().between(0, 63),
                        longs().between(0, TilePaths.MAX_INDEX),
                        integers().between(1, 256))
                .checkAssert((level, index, width) -> {
                    TilePath hashes = new TilePath.Hashes(level, index, width);
                    TilePath entries = new TilePath.Entries(index, width);
                    assertThat(TilePath.parse(hashes.toString())).contains(hashes);
                    assertThat(TilePath.parse(entries.toString())).contains(entries);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0/0",
                "tile/0/0000",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/1000",
                "tile/0/000.p",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x1/000",
                "tile/0/../../key",
                "tile/0/%30%30%30",
                "tile/0/٠٠٠",
                "tile/data/000",
                "tile/0/x999/x999/x999/x999/x999/x999/000",
                "/tile/0/000",
                "tile/0/000/"
            })
    void whatIsNoNameIsNone(String text) {
        assertThat(TilePath.parse(text)).isEmpty();
    }

    @Test
    void thereIsNoFileOutsideTheBounds() {
        assertThatThrownBy(() -> new TilePath.Hashes(64, 0, 1)).hasMessageContaining("64");
        assertThatThrownBy(() -> new TilePath.Hashes(0, -1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new TilePath.Entries(0, 257)).hasMessageContaining("257");
    }
}
