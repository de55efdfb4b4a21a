package dev.tocsin.hub;

import dev.tocsin.stix.Quoted;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a hub listens.
 *
 * @param host a name or an address, without brackets
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {

    private static final Pattern SHAPE =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+(?:%[0-9A-Za-z._-]+)?)]|([^:\\[\\]]+)):(\\d{1,5})");

    public ListenAddress {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** @throws IllegalArgumentException if the text is not like {@code 127.0.0.1:8471} or {@code [::1]:8471} */
    public static ListenAddress parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "not an address and a port like 127.0.0.1:8471 or [::1]:8471: " + Quoted.of(text));
        }
        String host = shape.group(1) != null ? shape.group(1) : shape.group(2);
        return new ListenAddress(host, Integer.parseInt(shape.group(3)));
    }

    /** Whether only this machine can reach it. A name that does not resolve is taken for one that others can reach. */
    public boolean isLoopback() {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether it stands for every address of the machine ({@code 0.0.0.0}, {@code ::}). */
    public boolean isWildcard() {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** As it stands in a URL. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
