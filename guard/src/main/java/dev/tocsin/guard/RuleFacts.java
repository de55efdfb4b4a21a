package dev.tocsin.guard;

import dev.tocsin.match.RuleContexts.Context;
import dev.tocsin.stix.Marking;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was shared of a rule, as words; all of it is untrusted text.
 *
 * @param sharedBy the name of whoever created it
 * @param techniques the identifiers in MITRE's catalogues of what it indicates, sorted
 * @param actors the names of the campaigns, groups and programs that it indicates, sorted
 * @param markings its terms: {@code TLP:GREEN}, a statement's text, or the reference that is not understood
 */
public record RuleFacts(
        Optional<String> sharedBy, List<String> techniques, List<String> actors, List<String> markings) {

    public RuleFacts {
        techniques = List.copyOf(techniques);
        actors = List.copyOf(actors);
        markings = List.copyOf(markings);
    }

    static RuleFacts of(Context context) {
        return new RuleFacts(
                context.creator().flatMap(identity -> identity.text("name")),
                context.techniques().stream()
                        .flatMap(reference -> reference.externalId().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                context.indicates().stream()
                        .filter(object -> !object.type().equals("attack-pattern"))
                        .flatMap(object -> object.text("name").stream())
                        .distinct()
                        .sorted()
                        .toList(),
                context.markings().all().stream()
                        .map(RuleFacts::words)
                        .distinct()
                        .toList());
    }

    private static String words(Marking marking) {
        return switch (marking) {
            case Marking.Level(Tlp tlp) -> "TLP:" + tlp.word().toUpperCase(Locale.ROOT);
            case Marking.Statement(String text) -> text;
            case Marking.Unknown(String ref, String why) -> ref;
        };
    }
}
