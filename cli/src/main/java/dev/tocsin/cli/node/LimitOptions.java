package dev.tocsin.cli.node;

import dev.tocsin.cli.CommandFailure;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.limit.Pace;
import dev.tocsin.hub.limit.Proxies;
import dev.tocsin.stix.Quoted;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** How often a hub may be asked, as it is given on the command line. */
final class LimitOptions {

    @Option(
            names = "--source-rate",
            paramLabel = "N",
            description = "Requests a second that one IPv4 address or IPv6 network of 64 bits may make, on the average"
                    + " of ten seconds (default: 500); a wrong token counts for a hundred.")
    private int sourceRate = Limits.DEFAULT_PER_SECOND;

    @Option(
            names = "--account-rate",
            paramLabel = "N",
            description = "Requests a second that one person, agent or administrator may make (default: 500).")
    private int accountRate = Limits.DEFAULT_PER_SECOND;

    @Option(
            names = "--trust-proxy",
            paramLabel = "ADDRESS",
            description =
                    "The IP address from which a proxy connects, whose X-Forwarded-For says who asks; may be given"
                            + " several times. Nobody else's is believed.")
    private List<String> proxies = new ArrayList<>();

    Limits read() {
        return new Limits(pace("--source-rate", sourceRate), pace("--account-rate", accountRate), proxies());
    }

    private static Pace pace(String option, int perSecond) {
        try {
            return Pace.perSecond(perSecond);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    option + " is " + perSecond,
                    "give requests a second, from 1 to " + Pace.MOST_PER_SECOND + "; 500 by default",
                    e);
        }
    }

    private Proxies proxies() {
        Set<InetAddress> trusted = new HashSet<>();
        for (String proxy : proxies) {
            try {
                trusted.add(InetAddress.ofLiteral(proxy));
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(
                        "--trust-proxy is no IP address: " + Quoted.of(proxy),
                        "give the address from which the proxy connects, such as 127.0.0.1",
                        e);
            }
        }
        return new Proxies(trusted);
    }
}
