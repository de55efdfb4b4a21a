package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A channel with members that contribute to it and read it.
 *
 * @param channel the collection's id
 * @param reader the id of the member that reads, and its token
 */
record Exchange(String channel, List<String> contributorTokens, Member reader) {

    Exchange {
        contributorTokens = List.copyOf(contributorTokens);
    }

    record Member(String id, String token) {}

    /** Makes them. */
    static Exchange make(HubClient administrator, int contributors) throws IOException, InterruptedException {
        String channel = administrator
                .create("channels", object("name", "measured").put("ceiling", "amber-strict"))
                .path("id")
                .asText();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < contributors; i++) {
            tokens.add(member(administrator, channel, "Contributor " + (i + 1)).token());
        }
        return new Exchange(channel, tokens, member(administrator, channel, "Reader"));
    }

    private static Member member(HubClient administrator, String channel, String name)
            throws IOException, InterruptedException {
        JsonNode member = administrator.create("members", object("name", name).put("kind", "operator"));
        ObjectNode admission = object("member", name);
        admission.putArray("rights").add("read").add("contribute");
        administrator.create("channels/" + channel + "/admissions", admission);
        JsonNode token = administrator.create("tokens", object("member", name));
        return new Member(member.path("id").asText(), token.path("secret").asText());
    }

    private static ObjectNode object(String name, String value) {
        return StixJson.mapper().createObjectNode().put(name, value);
    }
}
