package dev.tocsin.share.terms;

import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * A contributor's conditions.
 *
 * <p>Terms form a lattice under {@link #strictest}: what is derived from several things takes the strictest of each of
 * their conditions, in whatever order they are put together.
 *
 * @param tlp to whom it may be shown (TLP 2.0)
 * @param attribution whether recipients may know who contributed it
 * @param uses what recipients may do with it; empty where what it was derived from allows nothing in common
 * @param embargo before this moment nobody else learns of it; to the millisecond
 * @param expires from this moment on it is no longer given out; to the millisecond
 * @param legalBases notes for people, by date; at most {@value #MAX_LEGAL_BASES}
 */
public record Terms(
        Tlp tlp,
        Attribution attribution,
        Set<Use> uses,
        Optional<Instant> embargo,
        Optional<Instant> expires,
        SortedSet<LegalBasis> legalBases) {

    /** The most notes that one marking carries. */
    public static final int MAX_LEGAL_BASES = 100;

    /** What holds for an object that says nothing, in a channel that says nothing: the most careful terms there are. */
    public static final Terms MOST_CAREFUL = of(Tlp.AMBER_STRICT);

    public Terms {
        uses = Collections.unmodifiableSet(uses.isEmpty() ? EnumSet.noneOf(Use.class) : EnumSet.copyOf(uses));
        embargo = embargo.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
        expires = expires.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
        legalBases = Collections.unmodifiableSortedSet(new TreeSet<>(legalBases));
    }

    /** Careful terms of that level: anonymous, to watch for only. */
    public static Terms of(Tlp tlp) {
        return new Terms(
                tlp,
                Attribution.ANONYMOUS,
                EnumSet.of(Use.WATCH),
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedSet());
    }

    /**
     * The terms of something as whoever receives it has to take them: those it says, at the strictest level that is marked on
     * it. What says none is under the most careful ones of its level; TLP:CLEAR lets anybody hand it on as it is (FIRST, TLP 2.0).
     */
    public static Terms of(Optional<Terms> said, Optional<Tlp> marked) {
        return said.map(terms -> marked.map(level -> terms.withTlp(terms.tlp.strictest(level)))
                        .orElse(terms))
                .orElseGet(() -> marked.map(Terms::byLevel).orElse(MOST_CAREFUL));
    }

    private static Terms byLevel(Tlp level) {
        Terms careful = of(level);
        return level == Tlp.CLEAR
                ? careful.withAttribution(Attribution.NAMED).withUses(EnumSet.of(Use.WATCH, Use.SHARE_ON))
                : careful;
    }

    /** The terms of what is made of two things. Commutative, associative and idempotent. */
    public Terms strictest(Terms other) {
        EnumSet<Use> common = EnumSet.noneOf(Use.class);
        uses.stream().filter(other.uses::contains).forEach(common::add);
        TreeSet<LegalBasis> notes = new TreeSet<>(legalBases);
        notes.addAll(other.legalBases);
        return new Terms(
                tlp.strictest(other.tlp),
                attribution.strictest(other.attribution),
                common,
                one(embargo, other.embargo, (a, b) -> a.isAfter(b) ? a : b),
                one(expires, other.expires, (a, b) -> a.isBefore(b) ? a : b),
                notes);
    }

    /** The strictest of all; nothing of none. */
    public static Optional<Terms> strictest(Collection<Terms> all) {
        return all.stream().reduce(Terms::strictest);
    }

    /** Whether whoever keeps to these terms keeps to the others, too. */
    public boolean isNoWiderThan(Terms other) {
        return strictest(other).equals(this);
    }

    public Terms withTlp(Tlp level) {
        return new Terms(level, attribution, uses, embargo, expires, legalBases);
    }

    public Terms withAttribution(Attribution wanted) {
        return new Terms(tlp, wanted, uses, embargo, expires, legalBases);
    }

    public Terms withUses(Set<Use> wanted) {
        return new Terms(tlp, attribution, wanted, embargo, expires, legalBases);
    }

    public Terms withEmbargo(Instant until) {
        return new Terms(tlp, attribution, uses, Optional.of(until), expires, legalBases);
    }

    public Terms withExpiry(Instant moment) {
        return new Terms(tlp, attribution, uses, embargo, Optional.of(moment), legalBases);
    }

    public Terms withLegalBasis(LegalBasis note) {
        TreeSet<LegalBasis> notes = new TreeSet<>(legalBases);
        notes.add(note);
        return new Terms(tlp, attribution, uses, embargo, expires, notes);
    }

    /** Whether the embargo still holds; it ends with the moment it names. */
    public boolean embargoed(Instant now) {
        return embargo.filter(now::isBefore).isPresent();
    }

    /** Whether it may no longer be given out. */
    public boolean expired(Instant now) {
        return expires.filter(moment -> !now.isBefore(moment)).isPresent();
    }

    private static Optional<Instant> one(Optional<Instant> a, Optional<Instant> b, BinaryOperator<Instant> choose) {
        return a.isPresent() && b.isPresent() ? Optional.of(choose.apply(a.get(), b.get())) : a.or(() -> b);
    }
}
