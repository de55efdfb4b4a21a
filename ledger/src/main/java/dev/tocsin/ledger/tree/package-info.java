/** Merkle trees of RFC 6962: hashes, roots, proofs and their verification. */
@NullMarked
package dev.tocsin.ledger.tree;

import org.jspecify.annotations.NullMarked;
