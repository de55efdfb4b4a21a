package dev.tocsin.share.contribution;

import dev.tocsin.share.contribution.Passage.Onward;
import dev.tocsin.share.contribution.Passage.Stopped;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.screen.PatternScreen;
import dev.tocsin.share.scrub.Change;
import dev.tocsin.share.scrub.HiddenCharacters;
import dev.tocsin.stix.StixObject;
import java.util.List;

/** A step's first part: what nobody sees is taken out, and a pattern that cannot be used is refused. */
final class ContentScreen {

    private ContentScreen() {}

    static Passage pass(Draft draft) {
        return switch (HiddenCharacters.strip(draft.object())) {
            case HiddenCharacters.Result.Refused(String place, String text) ->
                stopped(
                        draft,
                        Code.HIDDEN_CHARACTERS,
                        "characters that nobody sees stand where nothing may be taken out, in " + place,
                        text);
            case HiddenCharacters.Result.Clean(StixObject object, List<Change> changes) ->
                pattern(draft.changed(object, changes));
        };
    }

    private static Passage pattern(Draft draft) {
        return switch (PatternScreen.of(draft.object())) {
            case PatternScreen.Result.NotOne() -> new Onward(draft);
            case PatternScreen.Result.Usable _ -> new Onward(draft);
            case PatternScreen.Result.Malformed(String reason) ->
                stopped(
                        draft,
                        Code.UNUSABLE_PATTERN,
                        "its pattern is not a pattern: " + reason,
                        draft.object().text("pattern").orElse(""));
            case PatternScreen.Result.TooCostly(String reason, String cost) ->
                stopped(draft, Code.PATTERN_TOO_COSTLY, "its pattern costs too much: " + reason, cost);
        };
    }

    private static Passage stopped(Draft draft, Code code, String reason, String value) {
        return Stopped.of(draft.object(), new Refusal(Step.SCREEN, code, reason, value));
    }
}
