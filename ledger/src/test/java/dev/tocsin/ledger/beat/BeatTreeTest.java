package dev.tocsin.ledger.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.ledger.tree.SlowTree;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree of a beat tells nothing of how much is in it, and proves each thing that is. */
class BeatTreeTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void everyCommitmentIsProvedByAPathOfOneLength() {
        qt().withExamples(25).forAll(integers().between(0, 60)).checkAssert(count -> {
            BeatSecret secret = BeatSecret.random(RANDOM);
            Map<Integer, Hash> commitments = commitments(secret, count);
            BeatTree tree = BeatTree.of(secret, commitments);
            commitments.forEach((slot, commitment) -> {
                List<Hash> path = tree.path(slot);
                assertThat(path).hasSize(BeatTree.DEPTH);
                assertThat(BeatTree.root(commitment, slot, path)).contains(tree.root());
                assertThat(BeatTree.root(Hash.EMPTY_TREE, slot, path)).isNotEqualTo(Optional.of(tree.root()));
                assertThat(BeatTree.root(commitment, slot ^ 1, path)).isNotEqualTo(Optional.of(tree.root()));
            });
        });
    }

    /** Where nothing is padding, the tree is that of RFC 6962. */
    @Test
    void aFullBeatIsAnOrdinaryTree() {
        BeatSecret secret = BeatSecret.random(RANDOM);
        List<byte[]> leaves = IntStream.range(0, BeatTree.CAPACITY)
                .mapToObj(i ->
                        Hash.ofLeaf(new byte[] {(byte) i, (byte) (i >> 8)}).bytes())
                .toList();
        Map<Integer, Hash> commitments = new HashMap<>();
        for (int slot = 0; slot < leaves.size(); slot++) {
            commitments.put(slot, Hash.of(leaves.get(slot)));
        }

        assertThat(BeatTree.of(secret, commitments).root()).isEqualTo(SlowTree.root(leaves));
        assertThat(BeatTree.slots(secret, BeatTree.CAPACITY))
                .doesNotHaveDuplicates()
                .hasSize(65_536);
        assertThatThrownBy(() -> BeatTree.slots(secret, BeatTree.CAPACITY + 1)).hasMessageContaining("65537");
        assertThatThrownBy(() -> BeatTree.of(secret, Map.of(BeatTree.CAPACITY, Hash.EMPTY_TREE)))
                .hasMessageContaining("65536");
    }

    @Test
    void slotsAndPaddingFollowFromTheSecretAlone() {
        BeatSecret secret = BeatSecret.random(RANDOM);
        BeatSecret again = new BeatSecret(secret.base64());

        assertThat(BeatTree.slots(again, 100)).isEqualTo(BeatTree.slots(secret, 100));
        assertThat(BeatTree.of(again, Map.of()).root())
                .isEqualTo(BeatTree.of(secret, Map.of()).root());
        assertThat(BeatTree.of(BeatSecret.random(RANDOM), Map.of()).root())
                .isNotEqualTo(BeatTree.of(secret, Map.of()).root());
        // Slots are spread over the whole beat, so that none tells how many there are.
        assertThat(BeatTree.slots(secret, 1_000))
                .anyMatch(slot -> slot > 60_000)
                .anyMatch(slot -> slot < 5_000);
    }

    /** A member that leaves takes its salts with it: what stays is the commitment, which says nothing. */
    @Test
    void aCommitmentWhoseSaltIsDestroyedStaysInTheTreeAndProvesTheOthers() {
        Opening kept = Opening.of(new Statement("contribution", "kept"), RANDOM);
        Hash destroyed =
                Opening.of(new Statement("contribution", "destroyed"), RANDOM).commitment();
        BeatTree tree = BeatTree.of(BeatSecret.random(RANDOM), Map.of(5, kept.commitment(), 4, destroyed));

        assertThat(BeatTree.root(kept.commitment(), 5, tree.path(5))).contains(tree.root());
        assertThat(tree.path(5)).first().isEqualTo(Hash.ofLeaf(destroyed.bytes()));
    }

    @Test
    void aCommitmentDependsOnEveryPartOfWhatItCommitsTo() {
        Opening opening = Opening.of(new Statement("contribution", "text"), RANDOM);

        assertThat(new Opening(opening.salt(), new Statement("contribution", "text")).commitment())
                .isEqualTo(opening.commitment());
        assertThat(new Opening(opening.salt(), new Statement("contribution", "Text")).commitment())
                .isNotEqualTo(opening.commitment());
        assertThat(new Opening(opening.salt(), new Statement("withdrawal", "text")).commitment())
                .isNotEqualTo(opening.commitment());
        assertThat(Opening.of(opening.statement(), RANDOM).commitment()).isNotEqualTo(opening.commitment());
        assertThat(opening.toString()).doesNotContain(opening.salt().base64());
    }

    @Test
    void whatCannotBeCommittedToIsRefused() {
        assertThatThrownBy(() -> new Statement("Contribution", "")).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> new Statement("a\nb", "")).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> new Statement("a", "\ud800")).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> new Statement("a", "x".repeat(Statement.MAX_BYTES + 1)))
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> new Salt("short")).hasMessageContaining("\"short\"");
        assertThatThrownBy(() -> new BeatSecret("hidden"))
                .isInstanceOf(LedgerException.class)
                .hasMessageNotContaining("hidden");
    }

    private static Map<Integer, Hash> commitments(BeatSecret secret, int count) {
        Map<Integer, Hash> commitments = new HashMap<>();
        for (int slot : BeatTree.slots(secret, count)) {
            commitments.put(
                    slot,
                    Opening.of(new Statement("contribution", "{}"), RANDOM).commitment());
        }
        return commitments;
    }
}
