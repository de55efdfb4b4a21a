package dev.tocsin.store;

import dev.tocsin.share.community.MemberId;
import dev.tocsin.share.token.Token;
import dev.tocsin.share.token.TokenHash;
import dev.tocsin.share.token.TokenId;
import dev.tocsin.share.token.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of a real store, and each hash that was looked up among them. */
final class CountedTokens implements Tokens {

    final List<TokenHash> lookedUp = new ArrayList<>();
    private final Tokens tokens;

    CountedTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<Token> token(TokenHash hash) {
        lookedUp.add(hash);
        return tokens.token(hash);
    }

    @Override
    public Kept add(Token token, TokenHash hash) {
        return tokens.add(token, hash);
    }

    @Override
    public List<Token> tokens() {
        return tokens.tokens();
    }

    @Override
    public List<Token> tokensOf(MemberId member) {
        return tokens.tokensOf(member);
    }

    @Override
    public void used(TokenId id, LocalDate day) {
        tokens.used(id, day);
    }

    @Override
    public boolean revoke(TokenId id, Instant when) {
        return tokens.revoke(id, when);
    }
}
