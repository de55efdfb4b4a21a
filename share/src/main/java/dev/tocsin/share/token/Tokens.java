package dev.tocsin.share.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens that were issued. A port; whoever calls it has asked the decision first. */
public interface Tokens {

    /** Keeps a token under the hash of its secret. Its member exists. */
    void add(Token token, TokenHash hash);

    /** The token with that hash, whatever it is worth. */
    Optional<Token> token(TokenHash hash);

    /** All tokens, the oldest first. */
    List<Token> tokens();

    /** Ends a token for good; false if there is none of that id. Revoking it again changes nothing. */
    boolean revoke(TokenId id, Instant when);
}
