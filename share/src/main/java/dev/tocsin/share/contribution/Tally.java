package dev.tocsin.share.contribution;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many objects of a contribution got how far.
 *
 * @param received all of them
 * @param accepted written, whether it has expired since or not
 * @param alreadyPresent found there
 * @param held waiting for a person
 * @param embargoed waiting for the end of their embargo, or taken back before it
 * @param refused stopped, by the step that stopped them; steps that stopped none are 0
 */
public record Tally(
        int received, int accepted, int alreadyPresent, int held, int embargoed, Map<Step, Integer> refused) {

    public Tally {
        refused = Map.copyOf(refused);
    }

    static Tally of(List<Outcome> outcomes) {
        int accepted = 0;
        int present = 0;
        int held = 0;
        int embargoed = 0;
        Map<Step, Integer> refused = new EnumMap<>(Step.class);
        Arrays.stream(Step.values()).forEach(step -> refused.put(step, 0));
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted a -> accepted++;
                case Outcome.Expired e -> accepted++;
                case Outcome.AlreadyPresent a -> present++;
                case Outcome.Held h -> held++;
                case Outcome.Embargoed e -> embargoed++;
                case Outcome.TakenBack t -> embargoed++;
                case Outcome.Refused r -> refused.merge(r.refusal().step(), 1, Integer::sum);
            }
        }
        return new Tally(outcomes.size(), accepted, present, held, embargoed, refused);
    }

    /** All that were refused, by whichever step. */
    public int refusedInAll() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
