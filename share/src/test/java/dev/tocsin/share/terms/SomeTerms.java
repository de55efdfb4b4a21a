package dev.tocsin.share.terms;

import static org.quicktheories.generators.Generate.booleans;
import static org.quicktheories.generators.Generate.enumValues;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.quicktheories.core.Gen;

/** Terms of every kind. */
final class SomeTerms {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private SomeTerms() {}

    static Gen<Terms> any() {
        return enumValues(Tlp.class)
                .zip(
                        enumValues(Attribution.class),
                        uses(),
                        (tlp, attribution, uses) ->
                                Terms.of(tlp).withAttribution(attribution).withUses(uses))
                .zip(moments(), moments(), SomeTerms::dated)
                .zip(notes(), SomeTerms::noted);
    }

    private static Gen<Set<Use>> uses() {
        return booleans().zip(booleans(), booleans(), (watch, block, shareOn) -> {
            Set<Use> uses = EnumSet.allOf(Use.class);
            uses.removeIf(use -> !switch (use) {
                case WATCH -> watch;
                case BLOCK -> block;
                case SHARE_ON -> shareOn;
            });
            return uses;
        });
    }

    private static Gen<Optional<Instant>> moments() {
        return integers()
                .between(0, 3)
                .map(day -> day == 0 ? Optional.empty() : Optional.of(NEW_YEAR.plusSeconds(86_400L * day)));
    }

    private static Gen<Set<LegalBasis>> notes() {
        return integers().between(0, 7).map(bits -> {
            Set<LegalBasis> notes = new TreeSet<>();
            for (int day = 1; day <= 3; day++) {
                if ((bits >> (day - 1) & 1) == 1) {
                    notes.add(new LegalBasis("Article " + day, LocalDate.of(2026, 11, day)));
                }
            }
            return notes;
        });
    }

    private static Terms dated(Terms terms, Optional<Instant> embargo, Optional<Instant> expires) {
        Terms embargoed = embargo.map(terms::withEmbargo).orElse(terms);
        return expires.map(embargoed::withExpiry).orElse(embargoed);
    }

    private static Terms noted(Terms terms, Set<LegalBasis> notes) {
        Terms noted = terms;
        for (LegalBasis note : notes) {
            noted = noted.withLegalBasis(note);
        }
        return noted;
    }
}
