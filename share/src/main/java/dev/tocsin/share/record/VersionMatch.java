package dev.tocsin.share.record;

import dev.tocsin.stix.StixTimestamp;

/**
 * Which versions of an object are meant (TAXII 2.1 §3.4.1, {@code match[version]}).
 *
 * <p>First and last are told among all versions that the channel holds at the moment the page is read, whatever else is
 * asked for: an object whose last version lies before {@code added_after} is not represented by an older one that was
 * added later. Thus a reader who pages to the end meets each object's last version if it stands still, and may meet
 * an object again, in a newer version, if it changes meanwhile.
 */
public sealed interface VersionMatch {

    /** The version that is greatest; of equal ones, the one added last. */
    record Last() implements VersionMatch {}

    /** The version that is smallest; of equal ones, the one added first. */
    record First() implements VersionMatch {}

    record All() implements VersionMatch {}

    /** The version that names this moment, with however many zeros. */
    record Exactly(StixTimestamp version) implements VersionMatch {}
}
