package dev.tocsin.cli.guard;

import dev.tocsin.guard.HitJson;
import dev.tocsin.guard.HitWords;
import dev.tocsin.match.Hit;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where hits go: JSON, words for people, or both.
 *
 * @param json where there is a place for it
 * @param words where someone asked why
 */
record HitTelling(Optional<Json> json, Optional<Words> words) implements Consumer<Hit> {

    record Json(HitJson form, HitLines lines) {}

    record Words(HitWords form, HitLines lines) {}

    @Override
    public void accept(Hit hit) {
        words.ifPresent(each -> each.form().tell(hit).forEach(each.lines()::write));
        json.ifPresent(each -> each.lines().write(each.form().json(hit)));
    }

    /** Nothing follows. */
    void end() {
        words.ifPresent(each -> each.form().untold().forEach(each.lines()::write));
    }
}
