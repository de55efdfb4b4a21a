package dev.tocsin.share;

import dev.tocsin.share.community.Decision.Reason;
import java.util.function.Function;

/** What a caller gets: what it asked for, or why not. */
public sealed interface Answer<T> {

    record Given<T>(T thing) implements Answer<T> {}

    record Refused<T>(Reason reason) implements Answer<T> {}

    /** The same answer about something made from the thing. */
    default <R> Answer<R> map(Function<? super T, ? extends R> make) {
        return switch (this) {
            case Given<T>(T thing) -> new Given<>(make.apply(thing));
            case Refused<T>(Reason reason) -> new Refused<>(reason);
        };
    }
}
