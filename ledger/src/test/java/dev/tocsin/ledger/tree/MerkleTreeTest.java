package dev.tocsin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.tocsin.ledger.LedgerException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Roots and proofs against RFC 6962 as it is written, and against the values that all logs agree on. */
class MerkleTreeTest {

    /** The entries that implementations of Certificate Transparency test with. */
    private static final List<byte[]> KNOWN_ENTRIES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final List<String> KNOWN_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThoseThatAllLogsAgreeOn() {
        for (int size = 0; size <= KNOWN_ENTRIES.size(); size++) {
            List<byte[]> entries = KNOWN_ENTRIES.subList(0, size);
            assertThat(hex(tree(entries).root())).isEqualTo(KNOWN_ROOTS.get(size));
            assertThat(hex(SlowTree.root(entries))).isEqualTo(KNOWN_ROOTS.get(size));
        }
    }

    @Test
    void proofsAreThoseThatAllLogsAgreeOn() {
        assertThat(tree(KNOWN_ENTRIES).inclusion(5).path().stream().map(MerkleTreeTest::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree(KNOWN_ENTRIES.subList(0, 5)).consistency(2).path().stream()
                        .map(MerkleTreeTest::hex))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void everyProofInEveryTreeIsTheOneOfTheStandardAndHolds() {
        List<byte[]> all = entries(150, 1);
        for (int size = 0; size <= all.size(); size++) {
            List<byte[]> entries = all.subList(0, size);
            MerkleTree tree = tree(entries);
            assertThat(tree.root()).isEqualTo(SlowTree.root(entries));
            // Of the larger trees, some: the slow way hashes everything again for each.
            for (int at = 0; at < size; at += 1 + size / 40) {
                InclusionProof inclusion = tree.inclusion(at);
                assertThat(inclusion.path()).isEqualTo(SlowTree.path(at, entries));
                assertThat(inclusion.root(Hash.ofLeaf(entries.get(at)))).contains(tree.root());
                ConsistencyProof consistency = tree.consistency(at);
                assertThat(consistency.path()).isEqualTo(at == 0 ? List.of() : SlowTree.proof(at, entries));
                assertThat(consistency.fault(SlowTree.root(entries.subList(0, at)), tree.root()))
                        .isEmpty();
            }
        }
    }

    @Test
    void everyProofInTreesOfSomeHundredsHolds() {
        MerkleTree largest = tree(entries(400, 2));
        List<Hash> roots = IntStream.rangeClosed(0, 400)
                .mapToObj(size -> new MerkleTree(largest.subtrees(), size).root())
                .toList();
        for (int size = 1; size <= 400; size += 7) {
            MerkleTree tree = new MerkleTree(largest.subtrees(), size);
            for (int at = 0; at < size; at++) {
                assertThat(tree.inclusion(at).root(largest.subtrees().hash(0, at)))
                        .contains(roots.get(size));
                assertThat(tree.consistency(at).fault(roots.get(at), roots.get(size)))
                        .isEmpty();
            }
            assertThat(tree.consistency(size).fault(roots.get(size), roots.get(size)))
                    .isEmpty();
        }
    }

    @Test
    void largeTreesOfAnySizeHaveTheRootOfTheStandard() {
        qt().withExamples(20)
                .forAll(integers().between(300, 9_000), longs().all())
                .checkAssert((size, seed) -> {
                    List<byte[]> entries = entries(size, seed);
                    MerkleTree tree = tree(entries);
                    int at = new Random(seed).nextInt(size);
                    assertThat(tree.root()).isEqualTo(SlowTree.root(entries));
                    assertThat(tree.inclusion(at).path()).isEqualTo(SlowTree.path(at, entries));
                    assertThat(tree.consistency(at).path())
                            .isEqualTo(at == 0 ? List.of() : SlowTree.proof(at, entries));
                });
    }

    @Test
    void noProofHoldsForAnythingElse() {
        qt().forAll(integers().between(2, 300), longs().all()).checkAssert((size, seed) -> {
            Random random = new Random(seed);
            List<byte[]> entries = entries(size, seed);
            MerkleTree tree = tree(entries);
            int at = random.nextInt(size);
            InclusionProof inclusion = tree.inclusion(at);
            Hash leaf = Hash.ofLeaf(entries.get(at));
            Hash other = Hash.ofLeaf(new byte[] {1, 2, 3});

            assertThat(inclusion.root(other)).isNotEqualTo(Optional.of(tree.root()));
            for (List<Hash> path : spoilt(inclusion.path(), random, other)) {
                assertThat(new InclusionProof(at, size, path).root(leaf)).isNotEqualTo(Optional.of(tree.root()));
            }
            assertThat(new InclusionProof((at + 1) % size, size, inclusion.path()).root(leaf))
                    .isNotEqualTo(Optional.of(tree.root()));

            int older = 1 + random.nextInt(size - 1);
            Hash olderRoot = SlowTree.root(entries.subList(0, older));
            ConsistencyProof consistency = tree.consistency(older);
            assertThat(consistency.fault(other, tree.root())).isPresent();
            assertThat(consistency.fault(olderRoot, other)).isPresent();
            for (List<Hash> path : spoilt(consistency.path(), random, other)) {
                assertThat(new ConsistencyProof(older, size, path).fault(olderRoot, tree.root()))
                        .isPresent();
            }
            assertThat(new ConsistencyProof(size, older, consistency.path()).fault(olderRoot, tree.root()))
                    .isPresent();
        });
    }

    @Test
    void anEmptyTreeIsTheBeginningOfEveryOther() {
        Hash root = tree(KNOWN_ENTRIES).root();

        assertThat(new ConsistencyProof(0, 8, List.of()).fault(Hash.EMPTY_TREE, root))
                .isEmpty();
        assertThat(new ConsistencyProof(0, 8, List.of(root)).fault(Hash.EMPTY_TREE, root))
                .hasValueSatisfying(why -> assertThat(why).contains("too long"));
        assertThat(new ConsistencyProof(0, 8, List.of()).fault(root, root)).isPresent();
        assertThat(new ConsistencyProof(8, 8, List.of()).fault(Hash.EMPTY_TREE, root))
                .hasValueSatisfying(why -> assertThat(why).contains("different roots"));
        assertThat(new ConsistencyProof(3, 8, List.of()).fault(root, root))
                .hasValueSatisfying(why -> assertThat(why).contains("too short"));
    }

    @Test
    void whatIsNoHashIsRefusedWithItsText() {
        for (String text : List.of("", "AAAA", "x".repeat(44), "A".repeat(43), "A".repeat(43) + "B")) {
            assertThatThrownBy(() -> Hash.parse(text))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("not a hash: \"" + text);
        }
        assertThat(Hash.parse(Hash.EMPTY_TREE.toString())).isEqualTo(Hash.EMPTY_TREE);
    }

    /** Paths that differ in one place, or in length, or in order. */
    private static List<List<Hash>> spoilt(List<Hash> path, Random random, Hash other) {
        List<List<Hash>> spoilt = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(other);
        spoilt.add(longer);
        if (!path.isEmpty()) {
            spoilt.add(path.subList(1, path.size()));
            spoilt.add(path.subList(0, path.size() - 1));
            List<Hash> changed = new ArrayList<>(path);
            changed.set(random.nextInt(path.size()), other);
            spoilt.add(changed);
        }
        if (path.size() > 1) {
            List<Hash> swapped = new ArrayList<>(path);
            Collections.swap(swapped, 0, 1);
            spoilt.add(swapped);
        }
        return spoilt;
    }

    private static MerkleTree tree(List<byte[]> entries) {
        List<List<Hash>> levels = new ArrayList<>();
        levels.add(entries.stream().map(Hash::ofLeaf).toList());
        while (levels.getLast().size() > 1) {
            List<Hash> below = levels.getLast();
            levels.add(IntStream.range(0, below.size() / 2)
                    .mapToObj(i -> Hash.ofNode(below.get(2 * i), below.get(2 * i + 1)))
                    .toList());
        }
        return new MerkleTree((level, index) -> levels.get(level).get((int) index), entries.size());
    }

    private static List<byte[]> entries(int count, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> ByteBuffer.allocate(12).putLong(seed).putInt(i).array())
                .toList();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
