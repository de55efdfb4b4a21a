package dev.tocsin.taxii;

import java.net.URI;

/**
 * A collection and where it is.
 *
 * @param apiRoot ends in a slash
 * @param uri ends in a slash
 */
public record RemoteCollection(URI apiRoot, URI uri, TaxiiCollection info) {

    URI at(String relative) {
        return uri.resolve(relative);
    }
}
