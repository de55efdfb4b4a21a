package dev.tocsin.share.contribution;

import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Owner;
import dev.tocsin.share.record.Position;
import dev.tocsin.stix.StixId;
import java.util.List;
import java.util.Set;

/** What members wrote where others get something else of it. A port; each is told of its own only. */
public interface Originals {

    /** Those of a contributor between two positions, both included, in their order. */
    List<Original> between(ChannelId channel, Owner contributor, Position first, Position last);

    /** All versions of these objects that a contributor shared, by the ids that it gave them. */
    List<Original> of(ChannelId channel, Owner contributor, Set<StixId> ids);

    /**
     * Destroys the secret from which the ids of a contributor's objects follow: nobody can tell any more which were whose.
     *
     * @return false if there was none
     */
    boolean forget(Owner contributor);
}
