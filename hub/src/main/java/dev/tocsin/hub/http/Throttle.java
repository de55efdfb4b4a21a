package dev.tocsin.hub.http;

import dev.tocsin.hub.limit.Allowances;
import dev.tocsin.hub.limit.Limits;
import dev.tocsin.hub.limit.Proxies;
import dev.tocsin.hub.limit.Source;
import dev.tocsin.hub.limit.Turn;
import dev.tocsin.share.community.Caller;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Tells those who ask too often to come later.
 *
 * <p>The source is counted first, before anything is looked up for it; an account only once its token was found to count.
 * So a made-up token uses up nobody's allowance but that of whoever shows it.
 */
final class Throttle {

    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

    private final Allowances<Source> sources;
    private final Allowances<Caller.Known> accounts;
    private final Proxies proxies;

    Throttle(Limits limits) {
        this.sources = new Allowances<>(limits.source(), System::nanoTime);
        this.accounts = new Allowances<>(limits.account(), System::nanoTime);
        this.proxies = limits.proxies();
    }

    /** @throws ProblemException if the request's source has asked too often */
    void admit(ServerRequest request) {
        refuseLater(sources.take(source(request)), "from this address");
    }

    /** @throws ProblemException if this account has asked too often */
    void admit(Caller caller) {
        if (caller instanceof Caller.Known account) {
            refuseLater(accounts.take(account), "with the tokens of this account");
        }
    }

    /** Counts a token that did not count for as much as many requests. */
    void failedLogin(ServerRequest request) {
        sources.charge(source(request), Limits.FAILED_LOGIN - 1);
    }

    private static void refuseLater(Turn turn, String who) {
        if (turn instanceof Turn.Later(var wait)) {
            throw ProblemException.tooManyRequests(who, wait);
        }
    }

    /** Where a request comes from. */
    Source source(ServerRequest request) {
        InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
        List<String> forwardedFor = request.headers().contains(FORWARDED_FOR)
                ? request.headers().get(FORWARDED_FOR).allValues()
                : List.of();
        return proxies.source(peer, forwardedFor);
    }
}
