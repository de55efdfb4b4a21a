package dev.tocsin.sigma;

import java.util.List;

/**
 * A correlation with what it refers to.
 *
 * @param members in the order of {@link dev.tocsin.sigma.correlation.Correlation#rules}, by whose text conditions name them
 * @param groupBy in the order of {@link dev.tocsin.sigma.correlation.Correlation#groupBy}
 * @param alerts whether a match is worth an alert of its own; not so if only other correlations want it
 */
public record ResolvedCorrelation(
        SigmaCorrelation correlation, List<Member> members, List<GroupKey> groupBy, boolean alerts) {
    public ResolvedCorrelation {
        members = List.copyOf(members);
        groupBy = List.copyOf(groupBy);
    }

    /** What a correlation counts. */
    public sealed interface Member {}

    /** The matches of a rule, which is one of {@link Resolution#rules}, its filters applied. */
    public record OfRule(SigmaRule rule) implements Member {}

    /** The matches of another correlation, which stands before this one in {@link Resolution#correlations}. */
    public record OfCorrelation(SigmaCorrelation correlation) implements Member {}

    /**
     * A field or alias that events are grouped by.
     *
     * @param name as the correlation writes it
     * @param fields the field that it is in the events of each member, in the order of the members
     */
    public record GroupKey(String name, List<String> fields) {
        public GroupKey {
            fields = List.copyOf(fields);
        }
    }
}
