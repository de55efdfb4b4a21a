package dev.tocsin.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Asked;
import dev.tocsin.hub.http.Granted;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.share.Sharing;
import dev.tocsin.share.VisibleChannel;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Holder;
import dev.tocsin.stix.StixJson;
import java.util.Locale;

/** Who asks, and the channels it may know of with its rights in each. */
final class ChannelsForPeople {

    static final String JSON = "application/json";

    private final Sharing sharing;

    ChannelsForPeople(Sharing sharing) {
        this.sharing = sharing;
    }

    Reply me(Asked asked) {
        ObjectNode json = StixJson.mapper().createObjectNode();
        switch (asked.caller()) {
            case Caller.Administrator() -> json.put("kind", "administrator");
            case Caller.MemberCaller(var member, Holder holder) -> {
                json.put("kind", "member").put("member", member.toString());
                switch (holder) {
                    case Holder.OfPerson(var person) -> json.put("person", person.toString());
                    case Holder.OfAgent(var agent) -> json.put("agent", agent.toString());
                }
            }
            case Caller.Anonymous() -> throw new IllegalStateException("the door lets nobody in who is not known");
        }
        ArrayNode scopes = json.putArray("scopes");
        asked.who().scopes().written().forEach(scopes::add);
        json.set("channels", channels(asked));
        return Reply.json(200, JSON, json);
    }

    Reply list(Asked asked) {
        ObjectNode json = StixJson.mapper().createObjectNode();
        json.set("channels", channels(asked));
        return Reply.json(200, JSON, json);
    }

    Reply one(Asked asked) {
        return Reply.json(200, JSON, json(Granted.of(sharing.channel(asked.caller(), asked.path("channel")))));
    }

    private ArrayNode channels(Asked asked) {
        ArrayNode all = StixJson.mapper().createArrayNode();
        sharing.channels(asked.caller()).forEach(visible -> all.add(json(visible)));
        return all;
    }

    private static ObjectNode json(VisibleChannel visible) {
        Channel channel = visible.channel();
        ObjectNode json = StixJson.mapper()
                .createObjectNode()
                .put("id", channel.id().toString())
                .put("name", channel.name().text())
                .put("title", channel.title())
                .put("description", channel.description())
                .put("kind", channel.rules().kind().written());
        ArrayNode rights = json.putArray("rights");
        visible.rights().stream()
                .map(right -> right.name().toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(rights::add);
        return json;
    }
}
