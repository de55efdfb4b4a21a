package dev.tocsin.sigma;

import dev.tocsin.sigma.correlation.Correlation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what correlations refer to, each after those that it builds on. */
final class CorrelationLinks {

    /** How long a chain of correlations of correlations may be. */
    private static final int MAX_CHAIN = 50;

    private static final String RULES = "correlation.rules";
    private static final String ALIASES = "correlation.aliases";

    private final SigmaIndex index;
    private final FilterApplication filters;
    private final SigmaCollection.Refusals refusals;

    private final List<ResolvedCorrelation> linked = new ArrayList<>();
    private final IdentityHashMap<SigmaCorrelation, Boolean> usable = new IdentityHashMap<>();
    private final Set<SigmaCorrelation> underWay = identitySet();
    private final Set<SigmaDocument> countedOnly = identitySet();
    private final Set<SigmaDocument> generated = identitySet();

    CorrelationLinks(SigmaIndex index, FilterApplication filters, SigmaCollection.Refusals refusals) {
        this.index = index;
        this.filters = filters;
        this.refusals = refusals;
    }

    void link(List<SigmaDocument> documents) {
        for (SigmaDocument document : documents) {
            if (document instanceof SigmaCorrelation correlation) {
                link(correlation, 1);
            }
        }
    }

    /** Those that can be used, each after those that it builds on. */
    List<ResolvedCorrelation> linked() {
        return linked.stream()
                .map(one -> new ResolvedCorrelation(
                        one.correlation(), one.members(), one.groupBy(), alerts(one.correlation())))
                .toList();
    }

    /** Whether a document is worth an alert of its own: no correlation refers to it, or one says that it is (Generate). */
    boolean alerts(SigmaDocument document) {
        return !countedOnly.contains(document) || generated.contains(document);
    }

    private boolean link(SigmaCorrelation correlation, int chain) {
        Boolean known = usable.get(correlation);
        if (known != null) {
            return known;
        }
        underWay.add(correlation);
        boolean found = links(correlation, chain);
        underWay.remove(correlation);
        usable.put(correlation, found);
        return found;
    }

    private boolean links(SigmaCorrelation document, int chain) {
        Correlation correlation = document.correlation();
        List<SigmaDocument> found = new ArrayList<>();
        Set<SigmaDocument> named = identitySet();
        for (String reference : correlation.rules()) {
            member(document, reference, named, chain).ifPresent(found::add);
        }
        if (found.size() < correlation.rules().size()) {
            return false;
        }
        Optional<List<ResolvedCorrelation.GroupKey>> groupBy = groupBy(document, found);
        if (groupBy.isEmpty()) {
            return false;
        }
        List<ResolvedCorrelation.Member> members =
                found.stream().map(this::member).toList();
        linked.add(new ResolvedCorrelation(document, members, groupBy.get(), true));
        (correlation.generate() ? generated : countedOnly).addAll(found);
        return true;
    }

    private ResolvedCorrelation.Member member(SigmaDocument document) {
        return switch (document) {
            case SigmaRule rule -> new ResolvedCorrelation.OfRule(filters.changed(rule));
            case SigmaCorrelation correlation -> new ResolvedCorrelation.OfCorrelation(correlation);
            case SigmaFilter filter ->
                throw new IllegalStateException(
                        "a filter as a member: " + filter.header().shown());
        };
    }

    private Optional<SigmaDocument> member(
            SigmaCorrelation document, String reference, Set<SigmaDocument> earlier, int chain) {
        String message;
        String hint = "";
        switch (index.find(reference)) {
            case SigmaIndex.None(String nearest) -> {
                message = "no rule or correlation with this id or name";
                hint = nearest;
            }
            case SigmaIndex.Several _ -> {
                message = "a name that several documents have";
                hint = "use the id";
            }
            case SigmaIndex.One(SigmaFilter _) -> message = "a filter where a rule is expected";
            case SigmaIndex.One(SigmaDocument found)
            when !earlier.add(found) -> message = "a rule that is listed twice, by id and by name";
            case SigmaIndex.One(SigmaCorrelation found)
            when underWay.contains(found) -> message = "a correlation that refers to itself, here or by way of others";
            case SigmaIndex.One(SigmaCorrelation _)
            when chain == MAX_CHAIN -> message = "a chain of more than " + MAX_CHAIN + " correlations";
            case SigmaIndex.One(SigmaCorrelation found)
            when !link(found, chain + 1) -> message = "a correlation that cannot be used";
            case SigmaIndex.One(SigmaDocument found) -> {
                return Optional.of(found);
            }
        }
        refusals.error(document, RULES, reference, message, hint);
        return Optional.empty();
    }

    private static <D extends SigmaDocument> Set<D> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** An alias is resolved to the field it stands for in each member; any other name is the same field in all. */
    private Optional<List<ResolvedCorrelation.GroupKey>> groupBy(
            SigmaCorrelation document, List<SigmaDocument> members) {
        Map<String, List<String>> aliases = new HashMap<>();
        boolean complete = true;
        for (Map.Entry<String, Map<String, String>> alias :
                document.correlation().aliases().entrySet()) {
            Optional<List<String>> fields = fields(document, alias.getKey(), alias.getValue(), members);
            fields.ifPresent(found -> aliases.put(alias.getKey(), found));
            complete &= fields.isPresent();
        }
        if (!complete) {
            return Optional.empty();
        }
        return Optional.of(document.correlation().groupBy().stream()
                .map(name -> new ResolvedCorrelation.GroupKey(
                        name, aliases.getOrDefault(name, Collections.nCopies(members.size(), name))))
                .toList());
    }

    private Optional<List<String>> fields(
            SigmaCorrelation document, String alias, Map<String, String> fieldOfRule, List<SigmaDocument> members) {
        Set<SigmaDocument> known = identitySet();
        known.addAll(members);
        IdentityHashMap<SigmaDocument, String> fieldOfMember = new IdentityHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, String> entry : fieldOfRule.entrySet()) {
            if (index.find(entry.getKey()) instanceof SigmaIndex.One(SigmaDocument found) && known.contains(found)) {
                fieldOfMember.put(found, entry.getValue());
            } else {
                refusals.error(
                        document,
                        ALIASES + "." + alias,
                        entry.getKey(),
                        "not one of the correlation's rules",
                        "name a rule as it is in correlation.rules");
                complete = false;
            }
        }
        for (SigmaDocument member : members) {
            if (complete && !fieldOfMember.containsKey(member)) {
                refusals.error(
                        document,
                        ALIASES + "." + alias,
                        member.header().shown(),
                        "an alias that says nothing for one of the rules",
                        "name the field that it is in this rule's events");
                complete = false;
            }
        }
        return complete
                ? Optional.of(members.stream()
                        .map(member -> fieldOfMember.getOrDefault(member, alias))
                        .toList())
                : Optional.empty();
    }
}
