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
 */
public record Draft(
        StixObject object,
        String json,
        StixObject sent,
        List<Change> changes,
        Optional<Terms> terms,
        Set<String> statements,
        Set<String> withheld) {

    public Draft {
        changes = List.copyOf(changes);
        statements = Set.copyOf(statements);
        withheld = Set.copyOf(withheld);
    }

    /** An object that nothing was done to yet. */
    Draft(StixObject object, String json) {
        this(object, json, object, List.of(), Optional.empty(), Set.of(), Set.of());
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
                withheld);
    }

    /** The same draft under terms and other markings. */
    Draft under(Optional<Terms> found, Set<String> said, Set<String> kept) {
        return new Draft(object, json, sent, changes, found, said, kept);
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

    /** From when on it is no longer given out. */
    Optional<Instant> expires() {
        return terms.flatMap(Terms::expires);
    }

    /** The version of STIX that the object is in; cyber-observable objects need not say so (STIX 2.1 §3.2). */
    String specVersion() {
        return object.text("spec_version").orElse("2.1");
    }
}
