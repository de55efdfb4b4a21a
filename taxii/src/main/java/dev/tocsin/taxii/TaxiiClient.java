package dev.tocsin.taxii;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A client of TAXII 2.1 servers. Every method throws {@link TaxiiException}, and only that, when the server cannot be
 * used; nothing is tried twice, so that the caller decides how long to wait. Safe for use by several threads.
 */
public final class TaxiiClient implements AutoCloseable {

    private final Exchange exchange;
    private final TaxiiLimits limits;

    public TaxiiClient(Credentials credentials, Trust trust) {
        this(credentials, trust, TaxiiLimits.DEFAULT, InstantSource.system());
    }

    /** @param clock tells how far off a {@code Retry-After} date is */
    public TaxiiClient(Credentials credentials, Trust trust, TaxiiLimits limits, InstantSource clock) {
        this.exchange = new Exchange(credentials, trust, limits, clock);
        this.limits = limits;
    }

    /**
     * The collections at an address.
     *
     * @param url a server, its discovery URL, an API root, a list of collections, or one collection
     */
    public FoundCollections collections(URI url) {
        return new Finder(exchange).find(url);
    }

    /** The collection at that address with that id, alias or title. */
    public RemoteCollection collection(URI url, String name) {
        return collections(url).named(name, url);
    }

    /** The collection that the address names, or the only one there. */
    public RemoteCollection collection(URI url) {
        return collections(url).only(url);
    }

    /**
     * Hands on every object that the query admits, page after page, one in memory at a time. Objects that were handed
     * on before a failure were good. What the sink throws comes out as it is.
     */
    public Fetched fetch(RemoteCollection from, ObjectQuery query, Consumer<StixObject> sink) {
        return new Pages(exchange, from, limits, sink).follow(query);
    }

    /** Sends the objects, in their order, and tells after each envelope what became of its part. */
    public void add(RemoteCollection to, Iterator<StixObject> objects, Consumer<Contribution> told) {
        new Contributor(exchange, to, told).send(objects);
    }

    /** One page of the manifest. */
    public Manifest manifest(RemoteCollection of, ObjectQuery query, Optional<String> next) {
        URI uri = of.at("manifest/" + query.toUrl(next));
        return Exchange.understood(uri, () -> Manifest.from(exchange.get(uri)));
    }

    /** One page of the versions of an object. */
    public Versions versions(RemoteCollection of, StixId object, ObjectQuery query, Optional<String> next) {
        URI uri = of.at("objects/" + object + "/versions/" + query.toUrl(next));
        return Exchange.understood(uri, () -> Versions.from(exchange.get(uri)));
    }

    /** Deletes an object, or the versions of it that the query names. */
    public void delete(RemoteCollection from, StixId object, ObjectQuery query) {
        exchange.delete(from.at("objects/" + object + "/" + query.toUrl(Optional.empty())));
    }

    /** What became of an earlier request. */
    public Status status(RemoteCollection collection, String statusId) {
        return status(exchange, collection.apiRoot(), statusId);
    }

    static Status status(Exchange exchange, URI apiRoot, String statusId) {
        URI uri = apiRoot.resolve("status/" + URLEncoder.encode(statusId, StandardCharsets.UTF_8) + "/");
        return Exchange.understood(uri, () -> Status.from(exchange.get(uri)));
    }

    /** Ends every connection; a request under way fails. */
    @Override
    public void close() {
        exchange.close();
    }
}
