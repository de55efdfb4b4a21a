package dev.tocsin.sigma.detection;

import java.util.List;

/** What a search identifier stands for (Sigma rules specification, Search-Identifier). */
public sealed interface Search {

    /** Every one holds: a map of several fields. */
    record AllOf(List<Search> searches) implements Search {
        public AllOf {
            searches = List.copyOf(searches);
        }
    }

    /** At least one holds: a list of maps. */
    record AnyOf(List<Search> searches) implements Search {
        public AnyOf {
            searches = List.copyOf(searches);
        }
    }

    /**
     * Values of one field.
     *
     * @param field its name as the rule writes it, without modifiers; never empty
     * @param values never empty
     */
    record FieldTest(String field, Quantifier quantifier, List<ValueTest> values) implements Search {
        public FieldTest {
            values = List.copyOf(values);
        }
    }

    /**
     * Values that are looked for anywhere in the event, whatever the field: each is a {@link ValueTest.Text} whose glob is
     * open at both ends, a {@link ValueTest.Regex}, or an {@link ValueTest.AnyOf} of these.
     *
     * @param values never empty
     */
    record Keywords(Quantifier quantifier, List<ValueTest> values) implements Search {
        public Keywords {
            values = List.copyOf(values);
        }
    }
}
