package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.Quoted;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From whatever address a person has (server, API root, collection) to the collections there. */
final class Finder {

    /** Trouble with one API root of several that does not concern the others. */
    private static final Set<Kind> OF_ONE_ROOT = Set.of(Kind.UNAUTHORIZED, Kind.FORBIDDEN, Kind.NOT_FOUND);

    private final Exchange exchange;

    Finder(Exchange exchange) {
        this.exchange = exchange;
    }

    FoundCollections find(URI given) {
        URI url = normal(given);
        JsonNode node = exchange.get(url);
        return Exchange.understood(url, () -> {
            if (node.has("can_read")) {
                return new FoundCollections(
                        List.of(new RemoteCollection(url.resolve("../../"), url, TaxiiCollection.from(node))),
                        List.of());
            }
            if (node.has("collections") || url.getPath().endsWith("/collections/")) {
                return new FoundCollections(listed(url.resolve("../"), node), List.of());
            }
            if (node.has("max_content_length")) {
                return new FoundCollections(ofRoot(url), List.of());
            }
            return ofServer(url, Discovery.from(node));
        });
    }

    private FoundCollections ofServer(URI server, Discovery discovery) {
        List<RemoteCollection> found = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (String written : discovery.apiRoots()) {
            URI root = withSlash(resolved(server, written));
            if (!Origin.same(server, root)) {
                skipped.add(Quoted.of(written) + " is on another server");
                continue;
            }
            try {
                found.addAll(ofRoot(root));
            } catch (TaxiiException e) {
                if (!OF_ONE_ROOT.contains(e.kind())) {
                    throw e;
                }
                skipped.add(String.valueOf(e.getMessage()));
            }
        }
        return new FoundCollections(found, skipped);
    }

    private List<RemoteCollection> ofRoot(URI root) {
        return listed(root, exchange.get(root.resolve("collections/")));
    }

    private static List<RemoteCollection> listed(URI root, JsonNode node) {
        return TaxiiCollection.listFrom(node).stream()
                .map(info -> new RemoteCollection(root, resolved(root, "collections/" + info.id() + "/"), info))
                .toList();
    }

    private static URI resolved(URI base, String relative) {
        try {
            URI found = base.resolve(relative);
            if (Origin.same(base, found) || URI.create(relative).isAbsolute()) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(base, relative, e);
        }
        throw notAnAddress(base, relative, null);
    }

    private static TaxiiException notAnAddress(URI base, String relative, @Nullable Exception cause) {
        return new TaxiiException(
                Kind.NOT_TAXII,
                Quoted.of(base.toString()) + " names what is no address: " + Quoted.of(relative),
                "tell the server's administrator",
                cause);
    }

    /** The address of a resource that says what it is: discovery where there is no path (TAXII 2.1 §4.1). */
    private static URI normal(URI given) {
        String path = given.getRawPath();
        if (path == null || path.isEmpty() || path.equals("/")) {
            return given.resolve("/taxii2/");
        }
        URI url = withSlash(given);
        String ending = url.getRawPath();
        return ending.endsWith("/objects/") || ending.endsWith("/manifest/") ? url.resolve("../") : url;
    }

    private static URI withSlash(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.endsWith("/") ? uri.resolve(".") : uri.resolve(path + "/");
    }
}
