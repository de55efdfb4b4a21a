package dev.tocsin.guard;

import dev.tocsin.match.RuleContexts.Context;
import dev.tocsin.sigma.Header;
import dev.tocsin.stix.Marking;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was shared of a rule, as words; all of it is untrusted text.
 *
 * @param sharedBy the name of whoever created it, of a Sigma rule its author
 * @param techniques the identifiers in MITRE's catalogues of what it indicates, sorted
 * @param actors the names of the campaigns, groups and programs that it indicates, sorted
 * @param markings its terms: {@code TLP:GREEN}, a statement's text, or the reference that is not understood
 */
public record RuleFacts(
        Optional<String> sharedBy, List<String> techniques, List<String> actors, List<String> markings) {

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.t[0-9]{4}(?:\\.[0-9]{3})?");

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

    /** What a Sigma rule says of itself: its author, and the ATT&amp;CK techniques among its tags (tags appendix). */
    static RuleFacts of(Header header) {
        return new RuleFacts(
                header.author().isEmpty() ? Optional.empty() : Optional.of(header.author()),
                header.tags().stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .filter(tag -> TECHNIQUE.matcher(tag).matches())
                        .map(tag -> tag.substring(tag.indexOf('.') + 1).toUpperCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList(),
                List.of(),
                List.of());
    }

    private static String words(Marking marking) {
        return switch (marking) {
            case Marking.Level(Tlp tlp) -> "TLP:" + tlp.word().toUpperCase(Locale.ROOT);
            case Marking.Statement(String text) -> text;
            case Marking.Unknown(String ref, String why) -> ref;
        };
    }
}
