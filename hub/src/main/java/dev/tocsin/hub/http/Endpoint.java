package dev.tocsin.hub.http;

/** What answers one method at one address. */
@FunctionalInterface
public interface Endpoint {

    /** @throws ProblemException if the request cannot be granted */
    Reply answer(Asked asked);
}
