package dev.tocsin.share.anonymity;

import dev.tocsin.stix.ObjectKind;
import dev.tocsin.stix.StixId;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;

/**
 * The ids under which recipients know a contributor's objects: always the same for the same object, so that later versions
 * and references among its objects still join up.
 *
 * @param known ids that are others' as well, and stay as they are
 */
public record Pseudonyms(PseudonymKey key, Set<StixId> known) {

    private static final int VERSION_OF_NAMES = 5;

    public Pseudonyms {
        known = Set.copyOf(known);
    }

    /** The id of one of the contributor's own objects. */
    public StixId of(StixId own) {
        if (followsFromContent(own)) {
            return own;
        }
        ByteBuffer bits = ByteBuffer.wrap(key.hmac(own.toString()));
        // RFC 9562 §5.4: the form of a random one, which it is to everybody else.
        long high = (bits.getLong() & ~0xf000L) | 0x4000L;
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new StixId(own.type(), new UUID(high, low));
    }

    /** The id by which an object refers to another one. */
    StixId referred(StixId id) {
        return known.contains(id) ? id : of(id);
    }

    /** STIX 2.1 §2.9: a cyber-observable's id follows from its properties, whoever saw it. */
    private static boolean followsFromContent(StixId id) {
        return ObjectKind.of(id.type()) == ObjectKind.SCO && id.uuid().version() == VERSION_OF_NAMES;
    }
}
