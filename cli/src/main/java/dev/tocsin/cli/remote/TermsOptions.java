package dev.tocsin.cli.remote;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.LegalBasis;
import dev.tocsin.share.terms.MalformedTerms;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.Use;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The terms of a contribution as they are asked for on the command line; what is not said is the most careful there is. */
final class TermsOptions {

    @Option(
            names = "--tlp",
            paramLabel = "LEVEL",
            description =
                    "To whom it may be shown: clear, green, amber, amber+strict or red; amber+strict where another of"
                            + " these conditions is given and this one is not.")
    private @Nullable String tlp;

    @Option(
            names = "--attribution",
            paramLabel = "HOW",
            description = "named (as it is written), or anonymous (the default where another condition is given).")
    private @Nullable String attribution;

    @Option(
            names = "--use",
            paramLabel = "USE",
            split = ",",
            description = "What recipients may do: watch (the default), block, share-on; several with commas.")
    private List<String> uses = new ArrayList<>();

    @Option(names = "--embargo", paramLabel = "TIME", description = "Nobody else learns of it before; RFC 3339 in UTC.")
    private @Nullable String embargo;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "It is not given out from then on; RFC 3339 in UTC.")
    private @Nullable String expires;

    @Option(
            names = "--legal-basis",
            paramLabel = "TEXT",
            description = "A note for people, dated today; nothing follows from it.")
    private @Nullable String legalBasis;

    /**
     * The terms; nothing where no condition is given.
     *
     * @throws CommandFailure if one is not understood
     */
    Optional<Terms> terms() {
        if (tlp == null
                && attribution == null
                && uses.isEmpty()
                && embargo == null
                && expires == null
                && legalBasis == null) {
            return Optional.empty();
        }
        Terms terms = Terms.MOST_CAREFUL;
        if (tlp != null) {
            terms = terms.withTlp(level(tlp));
        }
        if (attribution != null) {
            String word = attribution;
            terms = terms.withAttribution(
                    Attribution.ofWord(word).orElseThrow(() -> notOneOf("--attribution", word, "named, anonymous")));
        }
        if (!uses.isEmpty()) {
            EnumSet<Use> wanted = EnumSet.noneOf(Use.class);
            for (String word : uses) {
                wanted.add(Use.ofWord(word).orElseThrow(() -> notOneOf("--use", word, "watch, block, share-on")));
            }
            terms = terms.withUses(wanted);
        }
        if (embargo != null) {
            terms = terms.withEmbargo(moment("--embargo", embargo));
        }
        if (expires != null) {
            terms = terms.withExpiry(moment("--expires", expires));
        }
        return Optional.of(legalBasis == null ? terms : terms.withLegalBasis(note(legalBasis)));
    }

    private static Tlp level(String word) {
        return Tlp.ofWord(word.equals("amber-strict") ? "amber+strict" : word)
                .orElseThrow(() -> notOneOf("--tlp", word, "clear, green, amber, amber+strict, red"));
    }

    private static Instant moment(String option, String text) {
        try {
            return StixTimestamp.parse(text).toInstant();
        } catch (StixException e) {
            throw new CommandFailure(option + ": " + e.getMessage(), "write it like 2026-12-01T00:00:00Z", e);
        }
    }

    private static LegalBasis note(String text) {
        try {
            return new LegalBasis(text, LocalDate.now(ZoneOffset.UTC));
        } catch (MalformedTerms e) {
            throw new CommandFailure(
                    "--legal-basis: " + Objects.requireNonNull(e.getMessage()), "shorten it to one line", e);
        }
    }

    private static CommandFailure notOneOf(String option, String word, String known) {
        return new CommandFailure(option + " is " + Quoted.of(word), "choose from " + known);
    }
}
