package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.token.Token;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The administration API's resources as JSON. Names are lower case with hyphens, times RFC 3339 with microseconds. */
final class AdminJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AdminJson() {}

    static ObjectNode member(Member member) {
        return NODES.objectNode()
                .put("id", member.id().toString())
                .put("name", member.name())
                .put("kind", member.kind().written())
                .put("created", TaxiiTimestamp.write(member.created()));
    }

    static ObjectNode channel(Channel channel) {
        return NODES.objectNode()
                .put("id", channel.id().toString())
                .put("name", channel.name().text())
                .put("title", channel.title())
                .put("description", channel.description())
                .put("ceiling", written(channel.ceiling()))
                .put("created", TaxiiTimestamp.write(channel.created()));
    }

    static ObjectNode admission(Admission admission, String memberName) {
        ObjectNode json = NODES.objectNode()
                .put("member", admission.member().toString())
                .put("member_name", memberName)
                .put("channel", admission.channel().toString());
        var rights = json.putArray("rights");
        for (Right right : Right.values()) {
            if (admission.rights().contains(right)) {
                rights.add(written(right));
            }
        }
        return json;
    }

    /** Never the secret: that is added once, where the token is issued. */
    static ObjectNode token(Token token, String holderName, Instant now) {
        ObjectNode json = NODES.objectNode()
                .put("id", token.id().toString())
                .put("holder", holder(token.bearer()))
                .put("holder_name", holderName)
                .put("label", token.label())
                .put("created", TaxiiTimestamp.write(token.created()));
        token.expires().ifPresent(end -> json.put("expires", TaxiiTimestamp.write(end)));
        token.revoked().ifPresent(end -> json.put("revoked", TaxiiTimestamp.write(end)));
        return json.put("standing", written(token.at(now)));
    }

    static ObjectNode list(String name, List<ObjectNode> elements) {
        ObjectNode json = NODES.objectNode();
        json.putArray(name).addAll(elements);
        return json;
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String holder(Caller.Known bearer) {
        return switch (bearer) {
            case Caller.Administrator() -> "administrator";
            case Caller.MemberCaller member -> member.member().toString();
        };
    }
}
