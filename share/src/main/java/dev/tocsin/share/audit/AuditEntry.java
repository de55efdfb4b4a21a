package dev.tocsin.share.audit;

import dev.tocsin.share.community.Caller;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something that was asked of a hub and changes it, or that was refused for want of a token.
 *
 * @param when to the microsecond
 * @param who asked
 * @param source from where: an IPv4 address or an IPv6 network; empty once the member has left
 * @param act the method and the address, with names in braces where things are named
 * @param target what the address named; untrusted text, empty where it named nothing
 * @param outcome the HTTP status of the answer; empty where the hub stopped before there was one
 * @param times how often, where like ones are counted together
 */
public record AuditEntry(
        Instant when, Caller who, String source, String act, String target, OptionalInt outcome, long times) {

    /** Of a target, in characters; what is longer is cut. */
    public static final int MAX_TARGET_LENGTH = 500;

    public AuditEntry {
        target = target.length() > MAX_TARGET_LENGTH ? target.substring(0, MAX_TARGET_LENGTH) : target;
    }
}
