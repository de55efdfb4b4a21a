package dev.tocsin.share.contribution;

import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Waiting;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.BenignScreen;
import dev.tocsin.share.screen.PatternScreen;
import dev.tocsin.stix.pattern.ObservationExpression;

/** An indicator that could match on what is harmless waits for a person. It is the last look before it is written. */
final class HoldScreen {

    private final BenignScreen benign;

    HoldScreen(BenignLists lists) {
        this.benign = new BenignScreen(lists);
    }

    Passage pass(Draft draft) {
        return PatternScreen.of(draft.object()) instanceof PatternScreen.Result.Usable(ObservationExpression pattern)
                ? benign.find(pattern)
                        .<Passage>map(found -> new Waiting(draft, found))
                        .orElseGet(() -> new Onward(draft))
                : new Onward(draft);
    }
}
