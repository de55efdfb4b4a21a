package dev.tocsin.share.invitation;

import dev.tocsin.share.community.EmailAddress;
import dev.tocsin.share.token.TokenHash;
import java.time.Instant;

/**
 * What is added beside the invitation when somebody joins.
 *
 * @param agreed the version of the agreement that they accept
 * @param token the hash of their first token
 * @param expires from when on that token does not count
 */
public record Joining(EmailAddress contact, int agreed, TokenHash token, Instant expires, Instant when) {}
