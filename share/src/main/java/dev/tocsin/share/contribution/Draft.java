package dev.tocsin.share.contribution;

import dev.tocsin.share.scrub.Change;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An object on its way into a channel.
 *
 * @param object lifted to STIX 2.1, as far as it has come
 * @param json the same, written
 * @param sent as it was contributed; the same one where nothing was taken out of it
 * @param changes what was taken out of it
 * @param terms those it is under, as far as its way has come to them; empty where it says none
 * @param statements those of its markings that are statements for people
 * @param withheld those of its markings that others may not see past
 * @param kept until when the channel keeps it; empty as long as that is not known, or where it has no end
 */
public record Draft(
        StixObject object,
        String json,
        StixObject sent,
        List<Change> changes,
        Optional<Terms> terms,
        Set<String> statements,
        Set<String> withheld,
        Optional<Instant> kept) {

    public Draft {
        changes = List.copyOf(changes);
        statements = Set.copyOf(statements);
        withheld = Set.copyOf(withheld);
    }

    /** An object that nothing was done to yet. */
    Draft(StixObject object, String json) {
        this(object, json, object, List.of(), Optional.empty(), Set.of(), Set.of(), Optional.empty());
    }

    /** The same draft after changes. */
    Draft changed(StixObject now, List<Change> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Change> all = Stream.concat(changes.stream(), more.stream()).toList();
        return new Draft(
                now,
                new String(StixJson.write(now.json()), StandardCharsets.UTF_8),
                sent,
                all,
                terms,
                statements,
                withheld,
                kept);
    }

    /** The same draft under terms and other markings. */
    Draft under(Optional<Terms> found, Set<String> said, Set<String> marked) {
        return new Draft(object, json, sent, changes, found, said, marked, kept);
    }

    /** Until when nobody else learns of it. */
    Optional<Instant> embargo(Instant now) {
        return terms.filter(found -> found.embargoed(now)).flatMap(Terms::embargo);
    }

    /** Whether recipients may not know whose it is. Definitions of terms are the same whoever refers to them. */
    boolean anonymous() {
        return terms.filter(found -> found.attribution() == Attribution.ANONYMOUS)
                        .isPresent()
                && !TermsMarking.claims(object);
    }

    /** The same draft in a channel that keeps it no longer than until that moment. */
    Draft keptUntil(Instant moment) {
        return new Draft(object, json, sent, changes, terms, statements, withheld, Optional.of(moment));
    }

    /** From when on it is no longer given out. */
    Optional<Instant> expires() {
        Optional<Instant> end = terms.flatMap(Terms::expires);
        return kept.filter(moment -> end.filter(moment::isAfter).isEmpty()).or(() -> end);
    }

    /** The version of STIX that the object is in; cyber-observable objects need not say so (STIX 2.1 §3.2). */
    String specVersion() {
        return object.text("spec_version").orElse("2.1");
    }
}
