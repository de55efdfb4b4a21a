package dev.tocsin.match.indicator;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * The 64-bit keys by which indicators are found: each is one of the {@link ValueKeys} of every value that the indicator means.
 * Empty is what no value could be. Not safe for use by several threads at once.
 */
public final class IndicatorKeys {

    private final ValueKeys keys;
    private final Networks.Collected networks = new Networks.Collected();

    /** @param seed anything; with one that nobody knows, nobody can make values that are taken for others */
    public IndicatorKeys(long seed) {
        keys = new ValueKeys(seed);
    }

    /** The key of exactly that value. */
    public OptionalLong value(ValueKind kind, String value) {
        byte[] bytes = of(value);
        keys.add(kind, bytes, 0, bytes.length);
        return last();
    }

    /** The key of every address in a network, written with its length ({@code 192.0.2.0/24}), or of a single address. */
    public OptionalLong network(String network) {
        byte[] bytes = of(network);
        int length = keys.network(bytes, 0, bytes.length);
        if (length < 0) {
            return OptionalLong.empty();
        }
        networks.add(keys.address(), length);
        return last();
    }

    /** All networks whose keys were made here. */
    public Networks networks() {
        return networks.all();
    }

    /** The key of a domain and every name below it. */
    public OptionalLong domainAndBelow(String domain) {
        byte[] bytes = of(domain);
        keys.domain(bytes, 0, bytes.length);
        return lastButOne();
    }

    /** The key of every URL that begins like that one up to the last slash of its path. */
    public OptionalLong urlsBelow(String url) {
        byte[] bytes = of(url);
        keys.url(bytes, 0, bytes.length);
        return lastButOne();
    }

    private byte[] of(String text) {
        keys.clear();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OptionalLong last() {
        return at(keys.count() - 1);
    }

    private OptionalLong lastButOne() {
        return at(keys.count() - 2);
    }

    private OptionalLong at(int index) {
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(keys.key(index));
    }
}
