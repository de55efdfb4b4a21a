package dev.tocsin.hub.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who takes part in every story, and where. */
final class Cast {

    /** The one who must not learn of the difference. */
    static final String OBSERVER = "Observer";

    /** Does nothing but in the hidden part of a story. */
    static final String GHOST = "Ghost";

    static final List<String> OTHERS = List.of("Alpha", "Beta");

    /**
     * The observer never reads here, and of the others the ghost alone does: what they read here they could not hand on where
     * the observer sees them try.
     */
    static final String BLIND = "blind";

    /** The observer always reads here. */
    static final String SEEN = "seen";

    /** The observer may come and go here. */
    static final List<String> OPEN = List.of("two", "three");

    /**
     * The observer comes in late here, and does not see what came before. Of the others, again, the ghost alone reads from the
     * beginning.
     */
    static final String LATE = "late";

    static final List<String> CHANNELS = List.of(BLIND, SEEN, "two", "three", LATE);

    private static final List<String> CEILINGS = List.of("green", "amber-strict", "red", "red");
    private static final List<String> RIGHTS = List.of("\"read\"", "\"contribute\"", "\"read\",\"contribute\"");

    private Cast() {}

    /** A community, before anything is shared. */
    static List<Event> comesTogether(Random random) {
        List<Event> events = new ArrayList<>();
        events.add(
                Event.asks(Ask.json(Ask.ADMINISTRATOR, "/share/v1/agreement", "{\"text\":\"We share in good faith.\"}")
                        .by("PUT")));
        for (String member : List.of(OBSERVER, GHOST, OTHERS.get(0), OTHERS.get(1))) {
            events.addAll(joins(member));
        }
        events.add(invites("Some Clinic", "Bo Ek"));
        CHANNELS.forEach(channel -> events.add(opens(channel, Things.one(random, CEILINGS))));
        events.add(
                Event.asks(Ask.json(Ask.ADMINISTRATOR, "/admin/v1/channels/" + LATE, "{\"newcomers\":\"from-joining\"}")
                        .by("PATCH")));
        events.add(admits(GHOST, LATE, RIGHTS.getLast()));
        events.add(admits(GHOST, BLIND, RIGHTS.getLast()));
        events.add(admits(GHOST, SEEN, RIGHTS.getLast()));
        events.add(admits(OBSERVER, SEEN, random.nextBoolean() ? RIGHTS.getFirst() : RIGHTS.getLast()));
        if (random.nextInt(3) > 0) {
            events.add(admits(OBSERVER, BLIND, RIGHTS.get(1)));
        }
        for (String member : OTHERS) {
            for (String channel : CHANNELS) {
                String rights = Things.one(random, RIGHTS);
                events.add(admits(member, channel, List.of(BLIND, LATE).contains(channel) ? RIGHTS.get(1) : rights));
            }
        }
        return events;
    }

    static List<Event> joins(String member) {
        return List.of(
                new Event.Asks(
                        Ask.json(
                                Ask.ADMINISTRATOR,
                                "/admin/v1/members",
                                "{\"name\":\"" + member + "\",\"kind\":\"operator\"}"),
                        "member:" + member),
                addsPerson(member, "Ann of " + member),
                addsAgent(member, "guard of " + member),
                issues(member, "person", "Ann of " + member, member),
                new Event.Asks(Ask.json(member, "/share/v1/agreement/1", ""), "status:acceptance of " + member));
    }

    static Event invites(String member, String person) {
        return new Event.Asks(
                Ask.json(
                        Ask.ADMINISTRATOR,
                        "/admin/v1/invitations",
                        "{\"member\":\"" + member + "\",\"kind\":\"operator\",\"person\":\"" + person
                                + "\",\"expires\":\"2030-01-01T00:00:00Z\"}"),
                "invitation:" + member);
    }

    static Event addsPerson(String member, String name) {
        return new Event.Asks(
                Ask.json(
                        Ask.ADMINISTRATOR,
                        "/admin/v1/members/" + member.replace(" ", "%20") + "/persons",
                        "{\"name\":\"" + name + "\",\"contact\":\"ann@example.org\"}"),
                "person:" + name);
    }

    static Event addsAgent(String member, String name) {
        return new Event.Asks(
                Ask.json(
                        Ask.ADMINISTRATOR,
                        "/admin/v1/members/" + member.replace(" ", "%20") + "/agents",
                        "{\"name\":\"" + name + "\"}"),
                "agent:" + name);
    }

    private static Event issues(String member, String kind, String holder, String label) {
        return new Event.Asks(
                Ask.json(
                        Ask.ADMINISTRATOR,
                        "/admin/v1/tokens",
                        "{\"member\":\"" + member + "\",\"" + kind + "\":\"" + holder + "\",\"label\":\"" + label
                                + "\"}"),
                "token:" + label);
    }

    static Event issues(String member, String label) {
        return new Event.Asks(
                Ask.json(
                        Ask.ADMINISTRATOR,
                        "/admin/v1/tokens",
                        "{\"member\":\"" + member + "\",\"label\":\"" + label + "\"}"),
                "token:" + label);
    }

    static Event opens(String channel, String ceiling) {
        return new Event.Asks(
                Ask.json(
                        Ask.ADMINISTRATOR,
                        "/admin/v1/channels",
                        "{\"name\":\"" + channel + "\",\"ceiling\":\"" + ceiling + "\"}"),
                "channel:" + channel);
    }

    static Event admits(String member, String channel, String rights) {
        return Event.asks(Ask.json(
                Ask.ADMINISTRATOR,
                "/admin/v1/channels/" + channel + "/admissions",
                "{\"member\":\"" + member + "\",\"rights\":[" + rights + "]}"));
    }

    /** The observer, where it comes late, or comes again with other rights; it may read in any case. */
    static Event admitsLate(Random random) {
        return admits(OBSERVER, LATE, random.nextBoolean() ? RIGHTS.getFirst() : RIGHTS.getLast());
    }

    static Event admitsSomehow(Random random, String member, String channel) {
        return admits(member, channel, Things.one(random, RIGHTS));
    }

    static Event dismisses(String member, String channel) {
        return Event.asks(Ask.delete(Ask.ADMINISTRATOR, "/admin/v1/channels/" + channel + "/admissions/" + member));
    }
}
