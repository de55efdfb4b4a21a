package dev.tocsin.share.agreement;

import java.time.Instant;

/**
 * A version of what all members of a hub agree to.
 *
 * @param version from 1, one more each time
 * @param set since when it stands
 */
public record Agreement(int version, AgreementText text, Instant set) {}
