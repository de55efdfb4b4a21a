package dev.tocsin.hub.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.VisibleChannel;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.taxii.ApiRoot;
import dev.tocsin.taxii.Discovery;
import dev.tocsin.taxii.TaxiiCollection;
import dev.tocsin.taxii.TaxiiMediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the hub and its collections are: TAXII 2.1 §4.1, §4.2, §5.1, §5.2. */
final class ServerEndpoints {

    private final Sharing sharing;
    private final String title;
    private final Optional<URI> publicAddress;

    ServerEndpoints(Sharing sharing, String title, Optional<URI> publicAddress) {
        this.sharing = sharing;
        this.title = title;
        this.publicAddress = publicAddress;
    }

    Reply discovery(Asked asked) {
        String origin = publicAddress
                .map(address -> address.toString().replaceAll("/+$", ""))
                .or(asked::origin)
                .orElse("");
        String root = origin + TaxiiServer.API_ROOT;
        return taxii(new Discovery(
                        title,
                        Optional.of("A Tocsin hub: what a community shares about AI-enabled attacks"),
                        Optional.empty(),
                        Optional.of(root),
                        List.of(root))
                .toJson());
    }

    Reply apiRoot(Asked asked) {
        return taxii(new ApiRoot(
                        title, Optional.empty(), List.of(TaxiiMediaType.TAXII), ContributionEndpoint.MAX_CONTENT_LENGTH)
                .toJson());
    }

    Reply collections(Asked asked) {
        // TAXII 2.1 §3.3: the same order in every answer, which here is by name.
        return taxii(TaxiiCollection.listToJson(sharing.channels(asked.caller()).stream()
                .map(ServerEndpoints::collection)
                .toList()));
    }

    Reply collection(Asked asked) {
        return taxii(collection(Granted.of(sharing.channel(asked.caller(), asked.path("collection"))))
                .toJson());
    }

    private static TaxiiCollection collection(VisibleChannel visible) {
        Channel channel = visible.channel();
        return new TaxiiCollection(
                channel.id().toString(),
                channel.title(),
                Optional.of(channel.description()).filter(text -> !text.isEmpty()),
                Optional.of(channel.name().text()),
                visible.rights().contains(Right.READ),
                visible.rights().contains(Right.CONTRIBUTE),
                List.of(TaxiiMediaType.STIX));
    }

    private static Reply taxii(JsonNode body) {
        // Nothing that a member wrote stands in these.
        return Reply.json(200, TaxiiMediaType.TAXII, body).tagged().shortenable();
    }
}
