package dev.tocsin.hub.taxii;

import dev.tocsin.hub.cursor.Cursors;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Endpoint;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.token.Secrets;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The addresses of the TAXII 2.1 server (TAXII 2.1 §3.1). Each is answered with and without a slash at its end. */
public final class TaxiiServer {

    /** The one API root. */
    public static final String API_ROOT = "/api/";

    private static final String COLLECTION = "/api/collections/{collection}";

    private final Door door;
    private final ServerEndpoints server;
    private final ObjectEndpoints objects;
    private final ContributionEndpoint contributions;

    /** @param publicAddress where callers reach the hub; empty for the address that each of them used */
    public TaxiiServer(
            Door door, Sharing sharing, ProofDesk proofs, Secrets secrets, String title, Optional<URI> publicAddress) {
        this.door = door;
        this.server = new ServerEndpoints(sharing, title, publicAddress);
        this.objects = new ObjectEndpoints(sharing, new Cursors(secrets.secret("page-cursors")));
        this.contributions = new ContributionEndpoint(sharing, proofs);
    }

    public void addTo(HttpRouting.Builder routing) {
        at(routing, "/taxii2", Map.of("GET", server::discovery));
        at(routing, "/api", Map.of("GET", server::apiRoot));
        at(routing, "/api/status/{status}", Map.of("GET", contributions::status));
        at(routing, "/api/collections", Map.of("GET", server::collections));
        at(routing, COLLECTION, Map.of("GET", server::collection));
        at(routing, COLLECTION + "/manifest", Map.of("GET", objects::manifest));
        at(routing, COLLECTION + "/objects", Map.of("GET", objects::objects, "POST", contributions::add));
        at(routing, COLLECTION + "/objects/{object}", Map.of("GET", objects::object, "DELETE", objects::delete));
        at(routing, COLLECTION + "/objects/{object}/versions", Map.of("GET", objects::versions));
        routing.any("/taxii2/*", door.nothingHere(Dialect.TAXII));
        routing.any("/api/*", door.nothingHere(Dialect.TAXII));
    }

    private void at(HttpRouting.Builder routing, String path, Map<String, Endpoint> byMethod) {
        Map<String, Endpoint> negotiated = new TreeMap<>();
        byMethod.forEach((method, endpoint) -> negotiated.put(method, Negotiation.taxii(endpoint)));
        routing.any(path + "[/]", door.known(Dialect.TAXII, negotiated));
    }
}
