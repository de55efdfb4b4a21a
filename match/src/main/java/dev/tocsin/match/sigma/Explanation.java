package dev.tocsin.match.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Why a rule holds for an event, or why it does not: only the parts of its condition that decide it. Texts are untrusted.
 *
 * @param condition as a rule could write it
 * @param holds whether the rule holds
 * @param selections the search identifiers that decide it, in the order of the condition
 * @param further how many more decide it, too
 */
public record Explanation(String condition, boolean holds, List<Selection> selections, int further) {

    public Explanation {
        selections = List.copyOf(selections);
    }

    /**
     * What one search identifier came to.
     *
     * @param reasons what decides it: all that was asked if it holds, one thing that was asked in vain if it does not
     * @param further how many more do
     */
    public record Selection(String name, boolean holds, List<Reason> reasons, int further) {
        public Selection {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One thing that a rule asks of an event.
     *
     * @param test as a rule could write it, modifiers and all
     * @param holds whether it holds
     * @param values what made it hold; if it does not hold, what the event has there instead, nothing if that is nothing
     * @param further how many more values there are
     */
    public record Reason(String test, boolean holds, List<Value> values, int further) {
        public Reason {
            values = List.copyOf(values);
        }
    }

    /**
     * A value of the event.
     *
     * @param field its name in the log, which may be another than in the rule
     * @param begin where in its text begins what was looked for; 0 if that is the whole or not known
     */
    public record Value(String field, JsonNode value, int begin) {}
}
