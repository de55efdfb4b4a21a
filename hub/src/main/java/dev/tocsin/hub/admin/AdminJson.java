package dev.tocsin.hub.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Admission;
import dev.tocsin.share.community.Agent;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelKind;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.LegalEntity;
import dev.tocsin.share.community.Member;
import dev.tocsin.share.community.Person;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.community.Sector;
import dev.tocsin.share.token.Scopes;
import dev.tocsin.share.token.Token;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The administration API's resources as JSON. Names are lower case with hyphens, times RFC 3339 with microseconds. */
final class AdminJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AdminJson() {}

    static ObjectNode member(Member member) {
        ObjectNode json = NODES.objectNode()
                .put("id", member.id().toString())
                .put("name", member.name())
                .put("kind", member.kind().written());
        ArrayNode sectors = json.putArray("sectors");
        member.sectors().stream().sorted().map(Sector::written).forEach(sectors::add);
        switch (member.legalEntity()) {
            case LegalEntity.Unverified() -> json.put("verified", false);
            case LegalEntity.Verified(String by, Instant when, String grounds) ->
                json.put("verified", true)
                        .put("verified_by", by)
                        .put("verified_at", TaxiiTimestamp.write(when))
                        .put("grounds", grounds);
        }
        return json.put("created", TaxiiTimestamp.write(member.created()));
    }

    static ObjectNode channel(Channel channel) {
        ObjectNode json = NODES.objectNode()
                .put("id", channel.id().toString())
                .put("name", channel.name().text())
                .put("title", channel.title())
                .put("description", channel.description())
                .put("kind", channel.rules().kind().written());
        if (channel.rules().kind() instanceof ChannelKind.OfSector(Sector sector)) {
            json.put("sector", sector.written());
        }
        json.put("ceiling", written(channel.ceiling()));
        channel.rules().keep().ifPresent(time -> json.put("keep_days", time.toDays()));
        json.put("newcomers", channel.rules().newcomers().written());
        return json.put("created", TaxiiTimestamp.write(channel.created()));
    }

    static ObjectNode admission(Admission admission, String memberName) {
        ObjectNode json = NODES.objectNode()
                .put("member", admission.member().toString())
                .put("member_name", memberName)
                .put("channel", admission.channel().toString());
        rights(json.putArray("rights"), admission.rights());
        json.put("sees", admission.sees().written());
        return json;
    }

    static void rights(ArrayNode to, Set<Right> rights) {
        for (Right right : Right.values()) {
            if (rights.contains(right)) {
                to.add(written(right));
            }
        }
    }

    static ObjectNode person(Person person) {
        return NODES.objectNode()
                .put("id", person.id().toString())
                .put("name", person.name())
                .put("contact", person.contact().text())
                .put("created", TaxiiTimestamp.write(person.created()));
    }

    static ObjectNode agent(Agent agent) {
        return NODES.objectNode()
                .put("id", agent.id().toString())
                .put("name", agent.name())
                .put("created", TaxiiTimestamp.write(agent.created()));
    }

    /** Never the secret: that is added once, where the token is issued. */
    static ObjectNode token(Token token, HolderNames names, Instant now) {
        ObjectNode json = NODES.objectNode()
                .put("id", token.id().toString())
                .put("holder", holder(token.bearer()))
                .put("holder_name", names.member(token.bearer()));
        if (token.bearer() instanceof Caller.MemberCaller(var _, Holder holder)) {
            json.put(HolderNames.kind(holder), names.holder(holder));
        }
        json.put("label", token.label()).put("created", TaxiiTimestamp.write(token.created()));
        token.expires().ifPresent(end -> json.put("expires", TaxiiTimestamp.write(end)));
        token.revoked().ifPresent(end -> json.put("revoked", TaxiiTimestamp.write(end)));
        token.certificate().ifPresent(certificate -> json.put("certificate", certificate.hex()));
        token.subject().ifPresent(login -> json.put("issuer", login.issuer()).put("subject", login.subject()));
        token.lastUsed().ifPresent(day -> json.put("last_used", day.toString()));
        scopes(json, token.scopes());
        return json.put("standing", written(token.at(now)));
    }

    static void scopes(ObjectNode to, Scopes scopes) {
        ArrayNode written = to.putArray("scopes");
        scopes.written().forEach(written::add);
    }

    static ObjectNode object() {
        return NODES.objectNode();
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
