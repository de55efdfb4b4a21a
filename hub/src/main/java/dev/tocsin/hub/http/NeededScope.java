package dev.tocsin.hub.http;

import dev.tocsin.share.token.Scope;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which scope a token needs at an address. It follows from the method and the route alone, before anything is looked up, so
 * that a token that lacks it is answered the same whatever there is.
 */
public final class NeededScope {

    private static final Set<Scope> ANY = Set.copyOf(EnumSet.allOf(Scope.class));

    /** Where contributors learn where they may contribute, and what became of it. */
    private static final Set<String> FOR_CONTRIBUTORS = Set.of(
            "/taxii2",
            "/api",
            "/api/collections",
            "/api/collections/{collection}",
            "/api/status/{status}",
            "/share/v1/channels",
            "/share/v1/channels/{channel}",
            "/share/v1/contributions/{contribution}");

    private NeededScope() {}

    /**
     * The scopes of which one is needed. None where nobody has said what an address is for: nothing gets through there.
     *
     * @param method HEAD is as good as GET
     * @param route as the router has it
     */
    public static Set<Scope> of(String method, String route) {
        String path = route.replace("[/]", "");
        boolean looks = method.equals("GET") || method.equals("HEAD");
        if (path.startsWith("/admin/v1/")) {
            return Set.of(Scope.ADMINISTER);
        }
        if (isAt(path, "/share/v1/membership")) {
            return Set.of(Scope.MEMBERSHIP);
        }
        if (isAt(path, "/share/v1/agreement")) {
            return looks ? ANY : Set.of(method.equals("PUT") ? Scope.ADMINISTER : Scope.MEMBERSHIP);
        }
        if (path.equals("/share/v1/me")) {
            return ANY;
        }
        if (isAt(path, "/receipts")) {
            return Set.of(Scope.READ, Scope.CONTRIBUTE, Scope.MEMBERSHIP);
        }
        if (looks && FOR_CONTRIBUTORS.contains(path)) {
            return Set.of(Scope.READ, Scope.CONTRIBUTE);
        }
        if (isAt(path, "/taxii2") || isAt(path, "/api") || isAt(path, "/share/v1")) {
            return Set.of(looks ? Scope.READ : Scope.CONTRIBUTE);
        }
        return Set.of();
    }

    private static boolean isAt(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}
