package dev.tocsin.share.token;

import dev.tocsin.share.community.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tokens that were issued. A port; whoever calls it has asked the decision first. */
public interface Tokens {

    /** Keeps a token under the hash of its secret or certificate, or keeps nothing and says why. */
    Kept add(Token token, TokenHash hash);

    /** The token with that hash, whatever it is worth; empty where its bearer is no more. */
    Optional<Token> token(TokenHash hash);

    /** All tokens, the oldest first. */
    List<Token> tokens();

    /** Those of a member, the oldest first. */
    List<Token> tokensOf(MemberId member);

    /** Whether a token was kept. */
    enum Kept {
        KEPT,
        /** Its bearer is no more. */
        NO_BEARER,
        /** There is or was one of that hash; of a login, there is. */
        TAKEN
    }

    /** Keeps that a token was used on that day, unless a later one is known; nothing where there is no such token. */
    void used(TokenId id, LocalDate day);

    /** Ends a token for good; false if there is none of that id. Revoking it again changes nothing. */
    boolean revoke(TokenId id, Instant when);
}
