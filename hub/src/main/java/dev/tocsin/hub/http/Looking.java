package dev.tocsin.hub.http;

/** An endpoint that changes nothing though its method might: what it is asked about does not fit into an address. */
public record Looking(Endpoint endpoint) implements Endpoint {

    @Override
    public Reply answer(Asked asked) {
        return endpoint.answer(asked);
    }
}
