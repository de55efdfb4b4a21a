package dev.tocsin.hub.limit;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * The proxies that are believed when they say for whom they ask. What anybody else says in {@code X-Forwarded-For} is
 * passed over: whoever could choose its source would have no limit.
 *
 * @param trusted the addresses from which they connect
 */
public record Proxies(Set<InetAddress> trusted) {

    /** There is no proxy. */
    public static final Proxies NONE = new Proxies(Set.of());

    public Proxies {
        trusted = Set.copyOf(trusted);
    }

    /**
     * Where a request comes from.
     *
     * <p>Each proxy writes the address that connected to it behind what it was sent, so the last one that is no trusted
     * proxy counts, and everything before it may be made up.
     *
     * @param peer what is connected to the hub
     * @param forwardedFor the values of {@code X-Forwarded-For}, in the order in which they stand
     */
    public Source source(InetAddress peer, List<String> forwardedFor) {
        InetAddress believed = peer;
        List<String> hops =
                List.of(String.join(",", forwardedFor).split(",", -1)).reversed();
        for (String hop : hops) {
            if (!trusted.contains(believed)) {
                break;
            }
            try {
                believed = InetAddress.ofLiteral(hop.strip());
            } catch (IllegalArgumentException e) {
                break; // no address: the one that wrote it, or had nothing to write, is the last one known
            }
        }
        return new Source(believed);
    }
}
