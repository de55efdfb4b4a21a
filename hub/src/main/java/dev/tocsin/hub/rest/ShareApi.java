package dev.tocsin.hub.rest;

import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.Endpoint;
import dev.tocsin.hub.log.ProofDesk;
import dev.tocsin.share.Sharing;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;

/** The addresses below {@code /share/v1/} at which members read and contribute with nothing but an HTTP client. */
public final class ShareApi {

    private static final String CHANNEL = "/share/v1/channels/{channel}";

    private final Door door;
    private final ChannelsForPeople channels;
    private final RecordsForPeople records;
    private final ContributionsForPeople contributions;

    public ShareApi(Door door, Sharing sharing, ProofDesk proofs) {
        this.door = door;
        this.channels = new ChannelsForPeople(sharing);
        this.records = new RecordsForPeople(sharing);
        this.contributions = new ContributionsForPeople(sharing, proofs);
    }

    public void addTo(HttpRouting.Builder routing) {
        at(routing, "/share/v1/me", Map.of("GET", channels::me));
        at(routing, "/share/v1/channels", Map.of("GET", channels::list));
        at(routing, CHANNEL, Map.of("GET", channels::one));
        at(routing, CHANNEL + "/records", Map.of("GET", records::page, "POST", contributions::add));
        at(routing, CHANNEL + "/records/{object}", Map.of("DELETE", records::withdraw));
        at(routing, CHANNEL + "/embargoed", Map.of("GET", records::embargoed));
        at(routing, "/share/v1/contributions/{contribution}", Map.of("GET", contributions::outcome));
    }

    private void at(HttpRouting.Builder routing, String path, Map<String, Endpoint> byMethod) {
        routing.any(path + "[/]", door.known(Dialect.PROBLEM_DOCUMENT, byMethod));
    }
}
