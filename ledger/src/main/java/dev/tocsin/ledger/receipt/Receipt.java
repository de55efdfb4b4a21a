package dev.tocsin.ledger.receipt;

import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.beat.BeatTree;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.note.Checkpoint;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.note.Verifier;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.ledger.tree.InclusionProof;
import java.util.List;
import java.util.Optional;

/**
 * The proof that a statement is in a log, which needs nothing but the log's public key.
 *
 * @param opening what is committed to
 * @param slot where the commitment stands in the tree of its beat
 * @param beatPath from there to the root of that tree, which is an entry of the log
 * @param entry which entry, from 0
 * @param logPath from that entry to the root of the log's tree
 * @param checkpoint what the log signed of that tree
 */
public record Receipt(Opening opening, int slot, List<Hash> beatPath, long entry, List<Hash> logPath, Note checkpoint)
        implements Proof {

    static final String FORMAT = "tocsin-receipt/v1";

    public Receipt {
        beatPath = List.copyOf(beatPath);
        logPath = List.copyOf(logPath);
    }

    @Override
    public Verdict verify(Verifier verifier) {
        try {
            List<Verifier.Verified> verified = verifier.verify(checkpoint);
            Checkpoint tree = Checkpoint.parse(checkpoint.text());
            if (verified.stream().noneMatch(each -> each.key().name().equals(tree.origin()))) {
                return new Verdict.Refuted(
                        "the checkpoint is not signed by the log it names, " + Excerpt.of(tree.origin()));
            }
            Optional<Hash> beat = BeatTree.root(opening.commitment(), slot, beatPath);
            Optional<Hash> root = beat.flatMap(this::root);
            if (root.isEmpty()) {
                return new Verdict.Refuted("a path has not as many hashes as one from there to the root");
            }
            return root.get().equals(tree.root())
                    ? new Verdict.InLog(entry, tree, signers(verified))
                    : new Verdict.Refuted(
                            "the statement, its salt and the paths do not lead to the root that the log signed");
        } catch (LedgerException e) {
            return new Verdict.Refuted(e.getMessage());
        }
    }

    private Optional<Hash> root(Hash beat) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        return new InclusionProof(entry, size, logPath).root(Hash.ofLeaf(beat.bytes()));
    }

    private static List<String> signers(List<Verifier.Verified> verified) {
        return verified.stream().map(each -> each.key().name()).distinct().toList();
    }
}
