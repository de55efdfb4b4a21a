package dev.tocsin.share.contribution;

import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.share.scrub.Scrubber;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/** Personal data and secrets are taken out, unless the contributor decided otherwise. */
final class Scrubbing {

    private final Scrubber scrubber;
    private final Keep keep;

    Scrubbing(List<StixObject> contribution, Keep keep) {
        this.scrubber = Scrubber.of(contribution);
        this.keep = keep;
    }

    Passage pass(Draft draft) {
        Optional<String> tooLong = Scrubber.tooLong(draft.object());
        if (tooLong.isPresent()) {
            return Stopped.of(
                    draft.object(),
                    new Refusal(
                            Step.SCRUB,
                            Code.TOO_LARGE,
                            "a text of more than " + Scrubber.MAX_TEXT_LENGTH + " characters is not looked through",
                            tooLong.get()));
        }
        Scrubber.Scrubbed scrubbed = scrubber.scrub(draft.object(), keep);
        return new Onward(draft.changed(scrubbed.object(), scrubbed.changes()));
    }
}
