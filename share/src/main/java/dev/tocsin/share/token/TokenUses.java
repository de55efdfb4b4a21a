package dev.tocsin.share.token;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which day each token was used last, as far as that is not kept yet. Days are enough to find tokens that nobody needs,
 * and too coarse to tell when somebody works. Nobody who asks waits for it, or fails because of it.
 */
public final class TokenUses {

    private final Tokens tokens;
    private final Map<TokenId, LocalDate> unkept = new ConcurrentHashMap<>();

    public TokenUses(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Notes that a token let somebody in, once a day. */
    public void note(Token token, LocalDate day) {
        if (token.lastUsed().filter(last -> !last.isBefore(day)).isEmpty()) {
            unkept.put(token.id(), day);
        }
    }

    /** Keeps what was noted; where that fails, the next time does it. */
    public void settle() {
        unkept.forEach((token, day) -> {
            tokens.used(token, day);
            unkept.remove(token, day);
        });
    }
}
