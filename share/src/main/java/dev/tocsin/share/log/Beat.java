package dev.tocsin.share.log;

import dev.tocsin.ledger.beat.BeatSecret;
import dev.tocsin.ledger.tree.Hash;
import java.time.Instant;

/**
 * A beat that is over: one entry of the log.
 *
 * @param entry which, from 0
 * @param secret what its padding was made from
 * @param root of the tree over its commitments; it is the entry
 * @param log the root of the log's tree that ends with this entry
 * @param when it ended, to the microsecond
 */
public record Beat(long entry, BeatSecret secret, Hash root, Hash log, Instant when) {}
