package dev.tocsin.guard;

import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names of the computers on the premises, learned from the leases that the logs tell of.
 *
 * <p>A lease is what the network itself handed out; names that a stranger can choose, such as answers to lookups, are
 * not learned from. Not safe for use by several threads.
 */
public final class HostNames {

    /** More computers than an operator without security staff has; further ones stay without a name. */
    private static final int MOST_KNOWN = 100_000;

    private final Map<String, String> nameByAddress = new HashMap<>();
    private final Map<String, String> addressByName = new HashMap<>();

    /** Whether there can be something to learn from events from there. */
    static boolean concerns(LogSource source) {
        return source.stream().equals("dhcp");
    }

    /** Learns from an event, if it is one to learn from. */
    public void learn(Event event) {
        if (!concerns(event.source()) || nameByAddress.size() >= MOST_KNOWN) {
            return;
        }
        String address = event.fields().path("assigned_addr").asText("");
        String name = event.fields().path("host_name").asText("");
        if (!address.isEmpty() && !name.isEmpty()) {
            nameByAddress.put(address, name);
            addressByName.put(plain(name), address);
        }
    }

    /** The computer as its address and its name, whichever of the two an event told. */
    public Computer computer(String addressOrName) {
        String known = addressByName.get(plain(addressOrName));
        String address = known == null ? addressOrName : known;
        return new Computer(address, Optional.ofNullable(nameByAddress.get(address)));
    }

    /**
     * One computer.
     *
     * @param address its address, or the name that stood in the log where no address is known; untrusted text
     * @param name what it is called, where that is known; untrusted text
     */
    public record Computer(String address, Optional<String> name) {}

    /** The name without its domain: Windows logs write it out, leases do not. An address stays as it is. */
    private static String plain(String name) {
        boolean address = name.indexOf(':') >= 0
                || (!name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1)) && name.indexOf('.') >= 0);
        int dot = name.indexOf('.');
        return (address || dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
