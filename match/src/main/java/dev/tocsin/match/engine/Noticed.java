package dev.tocsin.match.engine;

import dev.tocsin.match.indicator.RecordProbe;
import java.util.Arrays;

/**
 * What was found in the values of the event at hand, of a plan's predicates and by the probe that goes with it, and which rules that
 * makes candidates. It is stamped with the event's number, so nothing is cleared and nothing allocated.
 */
final class Noticed implements LiteralSearch.Found {

    /** Told in the place of a literal: the probe says that indicators have to be asked. */
    static final int PROBED = -1;

    final Plan plan;
    final RecordProbe probe;

    /** By field, beginning with field -1. */
    final Repeats repeats;

    /** By what a value of field -1 is remembered; those of the other fields follow. */
    final int firstValue;

    /** By what the answers of predicate 0 are remembered; those of the others follow. */
    final int firstAnswer;

    private final int[] seen;
    private final int[] partlySeen;
    private final int[] partsSeen;
    private final int[] asked;
    private final boolean[] answer;
    private final int[] woken;
    private final int[] candidates;
    private int candidateCount;
    private int event;
    private boolean onlyNumbers;
    private boolean probed;

    Noticed(Plan plan, RecordProbe probe, int fields, int firstValue) {
        this.plan = plan;
        this.probe = probe;
        this.repeats = new Repeats(fields + 1);
        this.firstValue = firstValue;
        this.firstAnswer = firstValue + fields + 1;
        this.seen = new int[plan.predicates()];
        this.partlySeen = new int[plan.predicates()];
        this.partsSeen = new int[plan.predicates()];
        this.asked = new int[plan.predicates()];
        this.answer = new boolean[plan.predicates()];
        this.woken = new int[plan.rules.length];
        this.candidates = new int[plan.rules.length];
    }

    /** Forgets, for the next event. */
    void next() {
        event++;
        if (event < 0) {
            Arrays.fill(seen, 0);
            Arrays.fill(partlySeen, 0);
            Arrays.fill(asked, 0);
            Arrays.fill(woken, 0);
            event = 1;
        }
        candidateCount = 0;
        probed = false;
        for (int rule : plan.always) {
            wake(rule);
        }
    }

    @Override
    public void literal(int id) {
        if (id == PROBED) {
            probed = true;
            return;
        }
        int predicate = id & ((1 << Plan.PREDICATE_BITS) - 1);
        if (onlyNumbers && !plan.numeric[predicate]) {
            return;
        }
        if (seen[predicate] != event && isWhole(predicate, 1 << (id >>> Plan.PREDICATE_BITS))) {
            seen[predicate] = event;
            for (int rule : plan.wakes[predicate]) {
                wake(rule);
            }
        }
    }

    @Override
    public boolean has(int id) {
        return isSeen(id & ((1 << Plan.PREDICATE_BITS) - 1));
    }

    /** Whether the literals of a predicate were found. */
    boolean isSeen(int predicate) {
        return seen[predicate] == event;
    }

    /** From now on only literals that are numbers count, until it is said otherwise. */
    void onlyNumbers(boolean only) {
        onlyNumbers = only;
    }

    /** Whether the probe said that indicators have to be asked. */
    boolean isProbed() {
        return probed;
    }

    int candidates() {
        return candidateCount;
    }

    /** The rules whose witness was found, in the order of finding. */
    Plan.Rule candidate(int index) {
        return plan.rules[candidates[index]];
    }

    /** Whether the answer to a predicate is known. */
    boolean isAnswered(int predicate) {
        return asked[predicate] == event;
    }

    boolean answer(int predicate) {
        return answer[predicate];
    }

    boolean answered(int predicate, boolean it) {
        asked[predicate] = event;
        answer[predicate] = it;
        return it;
    }

    /** Whether every literal of the predicate was found, with this one. */
    private boolean isWhole(int predicate, int part) {
        int all = plan.gates[predicate];
        if (all == part) {
            return true;
        }
        int parts = partlySeen[predicate] == event ? partsSeen[predicate] | part : part;
        partlySeen[predicate] = event;
        partsSeen[predicate] = parts;
        return parts == all;
    }

    private void wake(int rule) {
        if (woken[rule] != event) {
            woken[rule] = event;
            candidates[candidateCount++] = rule;
        }
    }
}
