package dev.tocsin.hub.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Things that happen in one world only, and that the observer may in no way learn of. */
enum HiddenPart {
    CONTRIBUTION_WHERE_THE_OBSERVER_DOES_NOT_READ {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    Story.contributes(random, Cast.GHOST, Cast.BLIND, both()),
                    contributes(Cast.BLIND, Things.HIDDEN.getFirst()),
                    contributes(Cast.BLIND, Things.HIDDEN.get(2)));
        }
    },
    MANY_CONTRIBUTIONS_WHERE_THE_OBSERVER_DOES_NOT_READ {
        @Override
        List<Event> events(Random random) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                events.add(Story.contributes(random, Cast.GHOST, Cast.BLIND, both()));
            }
            return events;
        }
    },
    CONTRIBUTION_OF_THE_ADMINISTRATOR {
        @Override
        List<Event> events(Random random) {
            return List.of(Story.contributes(random, Ask.ADMINISTRATOR, Cast.BLIND, both()));
        }
    },
    WITHDRAWN_AGAIN {
        @Override
        List<Event> events(Random random) {
            String id = Things.HIDDEN.getFirst();
            return List.of(
                    contributes(Cast.BLIND, id),
                    Event.asks(Ask.delete(Cast.GHOST, "/api/collections/blind/objects/" + id + "/")));
        }
    },
    CHANNEL {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    Cast.opens(SECRET_CHANNEL, "red"),
                    Cast.admits(Cast.GHOST, SECRET_CHANNEL, "\"read\",\"contribute\""),
                    Story.contributes(random, Cast.GHOST, SECRET_CHANNEL, both()));
        }
    },
    RULES_OF_A_HIDDEN_CHANNEL {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    Cast.opens(SECRET_PAIR, "green"),
                    Cast.admits(Cast.GHOST, SECRET_PAIR, "\"read\",\"contribute\""),
                    Story.contributes(random, Cast.GHOST, SECRET_PAIR, both()),
                    Event.asks(Ask.json(
                                    Ask.ADMINISTRATOR,
                                    "/admin/v1/channels/" + SECRET_PAIR,
                                    "{\"kind\":\"bilateral\",\"keep_days\":1}")
                            .by("PATCH")),
                    Story.contributes(random, Cast.GHOST, SECRET_PAIR, both()));
        }
    },
    MEMBER {
        @Override
        List<Event> events(Random random) {
            List<Event> events = new ArrayList<>(Cast.joins(SECRET_MEMBER));
            events.add(Cast.admits(SECRET_MEMBER, Cast.SEEN, "\"read\""));
            return events;
        }
    },
    ADMISSION_WITH_OTHER_RIGHTS {
        @Override
        List<Event> events(Random random) {
            return List.of(Cast.admitsSomehow(random, Cast.GHOST, Cast.OPEN.getFirst()));
        }
    },
    HELD_WHERE_THE_OBSERVER_READS {
        @Override
        List<Event> events(Random random) {
            return List.of(contributes(Cast.SEEN, Things.HIDDEN_HARMLESS), contributes(Cast.SEEN, Things.KNOWN.get(3)));
        }
    },
    HELD_AND_REFUSED_WHERE_THE_OBSERVER_READS {
        @Override
        List<Event> events(Random random) {
            String held = Cast.GHOST + " seen " + Things.HIDDEN_HARMLESS + " 1";
            return List.of(
                    contributes(Cast.SEEN, Things.HIDDEN_HARMLESS),
                    Event.asks(Ask.json(
                            Ask.ADMINISTRATOR, "/admin/v1/held/{held:" + held + "}/refuse", "{\"note\":\"no\"}")));
        }
    },
    HELD_AND_DECIDED_ELSEWHERE {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    contributes(Cast.BLIND, Things.HIDDEN_HARMLESS),
                    Story.decides(random, Cast.GHOST, Cast.BLIND, Things.HIDDEN_HARMLESS));
        }
    },
    EMBARGOED_WHERE_THE_OBSERVER_READS {
        @Override
        List<Event> events(Random random) {
            return List.of(new Event.Asks(
                    Ask.contribute(Cast.GHOST, Cast.SEEN, Things.under(Things.EMBARGO, Things.HIDDEN)),
                    "status:embargoed " + random.nextInt(1_000)));
        }
    },
    ANONYMOUS_AND_PASSING_WHERE_THE_OBSERVER_DOES_NOT_READ {
        @Override
        List<Event> events(Random random) {
            return List.of(new Event.Asks(
                    Ask.contribute(Cast.GHOST, Cast.BLIND, Things.under(Things.PASSING, both())),
                    "status:passing " + random.nextInt(1_000)));
        }
    },
    LOGIN_AND_SCOPED_TOKEN {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    Event.asks(Ask.json(
                            Ask.ADMINISTRATOR,
                            "/admin/v1/logins",
                            "{\"member\":\"" + Cast.GHOST + "\",\"person\":\"Ann of " + Cast.GHOST
                                    + "\",\"issuer\":\"https://id.example.org\",\"subject\":\"4711\"}")),
                    new Event.Asks(
                            Ask.json(
                                    Ask.ADMINISTRATOR,
                                    "/admin/v1/tokens",
                                    "{\"member\":\"" + Cast.GHOST
                                            + "\",\"label\":\"Ghost reads\",\"scopes\":[\"read\"]}"),
                            "token:Ghost reads"));
        }
    },
    REFUSED_WHERE_THE_OBSERVER_READS {
        @Override
        List<Event> events(Random random) {
            return List.of(new Event.Asks(
                    Ask.contribute(
                            Cast.GHOST,
                            Cast.SEEN,
                            List.of(
                                    "{\"type\":\"indicator\",\"id\":\"malware--1\"}",
                                    "17",
                                    Things.object(
                                            Things.HIDDEN.getFirst(),
                                            Things.VERSIONS.getFirst(),
                                            'a',
                                            "marking-definition--cccccccc-0000-4000-8000-000000000001"))),
                    "status:refused"));
        }
    },
    TOKEN {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    Cast.issues(Cast.GHOST, "Ghost again"),
                    Event.asks(Ask.delete(Ask.ADMINISTRATOR, "/admin/v1/tokens/{token:Ghost again}")));
        }
    },
    CERTIFICATE {
        @Override
        List<Event> events(Random random) {
            return List.of(Event.asks(Ask.json(
                    Ask.ADMINISTRATOR,
                    "/admin/v1/certificates",
                    "{\"member\":\"" + Cast.GHOST + "\",\"label\":\"Ghost's guard\",\"certificate\":\""
                            + "c4".repeat(32) + "\"}")));
        }
    },
    PERSON_AND_AGENT {
        @Override
        List<Event> events(Random random) {
            String ghost = "/admin/v1/members/" + Cast.GHOST;
            return List.of(
                    Cast.addsPerson(Cast.GHOST, "Ann of Observer"),
                    Cast.addsPerson(Cast.GHOST, "Secret person"),
                    Cast.addsAgent(Cast.GHOST, "Secret agent"),
                    Event.asks(Ask.delete(Ask.ADMINISTRATOR, ghost + "/persons/{person:Secret person}")),
                    Event.asks(Ask.json(
                                    Ask.ADMINISTRATOR,
                                    ghost,
                                    "{\"sectors\":[\"health\"],\"verified\":true,\"verified_by\":\"Ann\",\"grounds\":\"register\"}")
                            .by("PATCH")));
        }
    },
    MEMBER_THAT_LEAVES {
        @Override
        List<Event> events(Random random) {
            String member = "Leaving Agency";
            List<Event> events = new ArrayList<>(Cast.joins(member));
            events.add(Cast.admits(member, Cast.BLIND, "\"contribute\""));
            events.add(Story.contributes(random, member, Cast.BLIND, both()));
            events.add(Event.asks(Ask.get(member, "/share/v1/membership/export")));
            events.add(Event.asks(Ask.json(member, "/share/v1/membership/leave", "{\"member\":\"" + member + "\"}")));
            return events;
        }
    },
    INVITATION {
        @Override
        List<Event> events(Random random) {
            return List.of(Cast.invites("Secret Clinic", "Secret person"));
        }
    },
    READING_AND_FAILED_ATTEMPTS {
        @Override
        List<Event> events(Random random) {
            return List.of(
                    Event.asks(Ask.get(Cast.GHOST, "/api/collections/seen/objects/")),
                    Event.asks(Ask.get(Ask.STRANGER, "/api/collections/")),
                    Event.asks(Ask.contribute(Cast.GHOST, Cast.SEEN, List.of())),
                    Event.asks(Ask.json(
                            Cast.GHOST,
                            "/share/v1/preview",
                            "{\"objects\":[" + Things.any(random, Things.HIDDEN.getFirst()) + "]}")));
        }
    };

    static final String SECRET_CHANNEL = "secret-case";
    static final String SECRET_PAIR = "secret-pair";
    static final String SECRET_MEMBER = "Secret Agency";

    /** @param random for what is left open */
    abstract List<Event> events(Random random);

    static List<Event> beforeTheObserverComes(Random random) {
        return List.of(
                new Event.Asks(
                        Ask.contribute(Cast.GHOST, Cast.LATE, Things.under(Things.NAMED, both())),
                        "status:before " + random.nextInt(1_000)),
                Story.contributes(random, Cast.GHOST, Cast.LATE, both()),
                contributes(Cast.LATE, Things.HIDDEN.getFirst()));
    }

    static List<Event> withdrawsWhatCameBefore(Random random) {
        return Stream.of(Things.HIDDEN.get(1), Things.one(random, Things.KNOWN))
                .map(id -> Event.asks(Ask.delete(Cast.GHOST, "/api/collections/" + Cast.LATE + "/objects/" + id + "/")))
                .toList();
    }

    /** One unmarked object of the ghost's. */
    private static Event contributes(String channel, String id) {
        return new Event.Asks(
                Ask.contribute(Cast.GHOST, channel, List.of(Things.object(id, Things.VERSIONS.getFirst(), 'a', ""))),
                "status:" + channel + " " + id);
    }

    /** Ids that nobody else knows, and ids that all use. */
    private static List<String> both() {
        List<String> ids = new ArrayList<>(Things.HIDDEN);
        ids.addAll(Things.KNOWN);
        return ids;
    }
}
