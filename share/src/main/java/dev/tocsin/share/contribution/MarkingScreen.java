package dev.tocsin.share.contribution;

import dev.tocsin.stix.StixId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The second step: an object whose markings are not all known is refused, since nobody could keep to them.
 *
 * <p>Known are the markings of the standard, those that the channel holds, and those that come in the same contribution,
 * anywhere in it, and are not refused themselves.
 */
final class MarkingScreen {

    private final Set<StixId> known;

    private MarkingScreen(Set<StixId> known) {
        this.known = known;
    }

    /**
     * A screen for one contribution.
     *
     * @param elsewhere the markings known without it
     * @param drafts all objects of the contribution
     * @param stopsLater whether a later step refuses a draft: then it defines nothing
     */
    static MarkingScreen of(Set<StixId> elsewhere, List<Draft> drafts, Predicate<Draft> stopsLater) {
        Set<StixId> known = new HashSet<>(elsewhere);
        Map<StixId, List<Draft>> markedWith = new HashMap<>();
        List<Draft> definitions = drafts.stream()
                .filter(draft -> draft.object().type().equals("marking-definition"))
                .toList();
        for (Draft definition : definitions) {
            known.add(definition.object().id());
            for (StixId ref : MarkingRefs.of(definition.object())) {
                markedWith.computeIfAbsent(ref, r -> new ArrayList<>()).add(definition);
            }
        }
        MarkingScreen screen = new MarkingScreen(known);
        // A definition that falls takes with it those that are marked with it.
        Deque<Draft> unsettled = new ArrayDeque<>(definitions);
        while (!unsettled.isEmpty()) {
            Draft definition = unsettled.remove();
            StixId id = definition.object().id();
            boolean falls =
                    stopsLater.test(definition) || screen.refuse(definition).isPresent();
            if (falls && !elsewhere.contains(id) && known.remove(id)) {
                unsettled.addAll(markedWith.getOrDefault(id, List.of()));
            }
        }
        return screen;
    }

    /** The refusal of a draft with an unknown marking. */
    Optional<Refusal> refuse(Draft draft) {
        return MarkingRefs.of(draft.object()).stream()
                .filter(ref -> !known.contains(ref))
                .findFirst()
                .map(ref -> new Refusal(
                        Step.SCREEN,
                        Refusal.Code.UNKNOWN_MARKING,
                        "marked with a definition that neither the standard, nor this contribution, nor this channel has",
                        ref.toString()));
    }
}
