package dev.tocsin.hub.worlds;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whatever the observer may ask: of each route of the hub, one random request after the other. */
final class Probes {

    /** A request for a route. */
    private interface Row {
        Ask ask(Probes probes);
    }

    /** Each route as the router has it. */
    private static final SortedMap<String, Row> ROWS = new TreeMap<>(Map.ofEntries(
            entry("/", probes -> probes.get("/")),
            entry("/openapi.json", probes -> probes.get("/openapi.json")),
            entry("/health/live", probes -> probes.get("/health/live")),
            entry("/health/ready", probes -> probes.get("/health/ready")),
            entry("/taxii2[/]", probes -> probes.get("/taxii2" + probes.slash())),
            entry("/api[/]", probes -> probes.get("/api" + probes.slash())),
            entry("/api/status/{status}[/]", probes -> probes.get("/api/status/" + probes.receipt() + probes.slash())),
            entry("/api/collections[/]", probes -> probes.get("/api/collections" + probes.slash() + probes.query())),
            entry("/api/collections/{collection}[/]", probes -> probes.get(probes.collection() + probes.slash())),
            entry(
                    "/api/collections/{collection}/manifest[/]",
                    probes -> probes.get(probes.collection() + "/manifest" + probes.slash() + probes.query())),
            entry("/api/collections/{collection}/objects[/]", Probes::objects),
            entry("/api/collections/{collection}/objects/{object}[/]", Probes::object),
            entry(
                    "/api/collections/{collection}/objects/{object}/versions[/]",
                    probes -> probes.get(probes.collection() + "/objects/" + probes.id() + "/versions" + probes.slash()
                            + probes.query())),
            entry("/taxii2/*", probes -> probes.get("/taxii2/" + probes.id())),
            entry("/api/*", probes -> probes.get("/api/" + probes.id())),
            entry("/admin/v1/members[/]", probes -> probes.admin("/members", "")),
            entry("/admin/v1/members/{member}[/]", probes -> probes.admin("/members/", probes.thing("member"))),
            entry(
                    "/admin/v1/members/{member}/persons[/]",
                    probes -> probes.admin("/members/", probes.thing("member") + "/persons")),
            entry(
                    "/admin/v1/members/{member}/persons/{person}[/]",
                    probes -> probes.admin("/members/", probes.thing("member") + "/persons/" + probes.thing("person"))),
            entry(
                    "/admin/v1/members/{member}/agents[/]",
                    probes -> probes.admin("/members/", probes.thing("member") + "/agents")),
            entry(
                    "/admin/v1/members/{member}/agents/{agent}[/]",
                    probes -> probes.admin("/members/", probes.thing("member") + "/agents/" + probes.thing("agent"))),
            entry("/admin/v1/invitations[/]", probes -> probes.admin("/invitations", "")),
            entry(
                    "/admin/v1/invitations/{invitation}[/]",
                    probes -> probes.admin("/invitations/", probes.thing("invitation"))),
            entry("/share/v1/agreement[/]", probes -> probes.get("/share/v1/agreement" + probes.slash())),
            entry(
                    "/share/v1/agreement/{version}[/]",
                    probes -> probes.get("/share/v1/agreement/" + probes.pick(List.of("1", "2", "0", "x")))),
            entry("/share/v1/invitation[/]", probes -> probes.code("/share/v1/invitation", "")),
            entry(
                    "/share/v1/join[/]",
                    probes -> probes.code("/share/v1/join", ",\"contact\":\"a@example.org\",\"accept_agreement\":1")),
            entry("/share/v1/membership[/]", probes -> probes.get("/share/v1/membership" + probes.slash())),
            entry(
                    "/share/v1/membership/audit[/]",
                    probes -> probes.get("/share/v1/membership/audit"
                            + probes.pick(List.of("", "?limit=1", "?until=2026-11-23T12:00:00Z", "?until=x")))),
            entry("/share/v1/membership/export[/]", probes -> probes.get("/share/v1/membership/export")),
            entry(
                    "/share/v1/membership/leave[/]",
                    probes -> Ask.json(
                            Cast.OBSERVER,
                            "/share/v1/membership/leave",
                            "{\"member\":\"" + probes.pick(List.of(Cast.GHOST, "Leaving Agency", "")) + "\"}")),
            entry(
                    "/share/v1/membership/logins[/]",
                    probes -> Ask.json(Cast.OBSERVER, "/share/v1/membership/logins", "{\"login\":\"a.b.c\"}")),
            entry(
                    "/share/v1/membership/certificates[/]",
                    probes -> Ask.json(Cast.OBSERVER, "/share/v1/membership/certificates", "{\"agent\":\"Ghost\"}")),
            entry("/share/v1/membership/tokens/{token}[/]", Probes::othersToken),
            entry("/admin/v1/channels[/]", probes -> probes.admin("/channels", "")),
            entry("/admin/v1/channels/{channel}[/]", probes -> probes.admin("/channels/", probes.thing("channel"))),
            entry(
                    "/admin/v1/channels/{channel}/admissions[/]",
                    probes -> probes.admin("/channels/", probes.thing("channel") + "/admissions")),
            entry(
                    "/admin/v1/channels/{channel}/admissions/{member}[/]",
                    probes -> probes.admin(
                            "/channels/", probes.thing("channel") + "/admissions/" + probes.thing("member"))),
            entry("/admin/v1/audit[/]", probes -> probes.admin("/audit", "")),
            entry("/admin/v1/held[/]", probes -> probes.admin("/held", "")),
            entry("/admin/v1/held/{held}[/]", probes -> probes.admin("/held/", probes.held())),
            entry("/admin/v1/held/{held}/release[/]", probes -> probes.admin("/held/", probes.held() + "/release")),
            entry("/admin/v1/held/{held}/refuse[/]", probes -> probes.admin("/held/", probes.held() + "/refuse")),
            entry("/admin/v1/tokens[/]", probes -> probes.admin("/tokens", "")),
            entry("/admin/v1/certificates[/]", probes -> probes.admin("/certificates", "")),
            entry("/admin/v1/logins[/]", probes -> probes.admin("/logins", "")),
            entry("/admin/v1/tokens/{token}[/]", probes -> probes.admin("/tokens/", probes.thing("token"))),
            entry("/log/checkpoint", probes -> probes.get("/log/checkpoint")),
            entry("/log/key", probes -> probes.get("/log/key")),
            entry("/log/{+file}", probes -> probes.get("/log/" + probes.tile())),
            entry(
                    "/receipts[/]",
                    probes -> probes.get("/receipts" + probes.slash()
                            + probes.pick(List.of("", "?limit=1", "?limit=0", "?after=" + probes.receipt())))),
            entry("/receipts/{proof}[/]", probes -> probes.get("/receipts/" + probes.receipt() + probes.slash())),
            entry("/share/v1/preview[/]", Probes::preview),
            entry("/share/v1/me[/]", probes -> probes.get("/share/v1/me" + probes.slash())),
            entry("/share/v1/channels[/]", probes -> probes.get("/share/v1/channels" + probes.slash())),
            entry(
                    "/share/v1/channels/{channel}[/]",
                    probes -> probes.get("/share/v1/channels/" + probes.channel() + probes.slash())),
            entry("/share/v1/channels/{channel}/records[/]", Probes::records),
            entry("/share/v1/channels/{channel}/records/{object}[/]", Probes::record),
            entry(
                    "/share/v1/channels/{channel}/embargoed[/]",
                    probes -> probes.get("/share/v1/channels/" + probes.channel() + "/embargoed" + probes.slash())),
            entry(
                    "/share/v1/contributions/{contribution}[/]",
                    probes -> probes.get("/share/v1/contributions/" + probes.receipt() + probes.slash())),
            entry("/share/v1/channels/{channel}/events[/]", Probes::events),
            entry("", probes -> probes.get("/" + probes.pick(List.of("nothing", "log", "share/v1/", ".git/config"))))));

    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "PUT", "PATCH", "TRACE", "POST", "DELETE");

    private final Story story;
    private final Random random;
    private final boolean changing;

    /** @param changing whether the observer also contributes and takes back what it guesses at */
    Probes(Story story, Random random, boolean changing) {
        this.story = story;
        this.random = random;
        this.changing = changing;
    }

    /** The routes that are asked, as the router has them; the last of all, for whatever has none, is empty. */
    static List<String> routes() {
        return List.copyOf(ROWS.keySet());
    }

    /** Each route several times, those of collections more often. */
    Stream<Ask> all(int times) {
        List<Ask> asks = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            ROWS.forEach((route, row) -> {
                int weight = route.startsWith("/api/collections/") ? 6 : route.startsWith("/admin/") ? 1 : 2;
                for (int i = 0; i < weight; i++) {
                    asks.add(varied(row.ask(this)));
                }
            });
        }
        return asks.stream();
    }

    /** Everything there is to guess about what is hidden, first by reading and then, if asked to, by changing it. */
    static Stream<Ask> guesses(boolean changing) {
        List<Ask> asks = new ArrayList<>();
        for (String channel : List.of(Cast.BLIND, Cast.SEEN, HiddenPart.SECRET_CHANNEL)) {
            for (String id : Things.HIDDEN) {
                String object = "/api/collections/" + channel + "/objects/" + id + "/";
                if (changing) {
                    asks.add(Ask.delete(Cast.OBSERVER, object));
                    for (char content : new char[] {'a', 'b'}) {
                        String same = Things.object(id, Things.VERSIONS.getFirst(), content, "");
                        asks.add(Ask.contribute(Cast.OBSERVER, channel, List.of(same)));
                    }
                    asks.add(Ask.delete(Cast.OBSERVER, object + "?match[version]=first"));
                } else {
                    asks.add(Ask.get(Cast.OBSERVER, object + "?match[version]=all"));
                    asks.add(Ask.get(Cast.OBSERVER, object + "versions/"));
                }
            }
        }
        return asks.stream();
    }

    private Ask varied(Ask ask) {
        Ask varied = ask;
        switch (random.nextInt(14)) {
            case 0 -> varied = method(varied);
            case 1 -> varied = new Ask(Ask.NOBODY, ask.method(), ask.target(), ask.headers(), ask.body());
            case 2 -> varied = new Ask(Ask.STRANGER, ask.method(), ask.target(), ask.headers(), ask.body());
            case 3 ->
                varied = varied.with(
                        "Accept",
                        pick(List.of(
                                "*/*",
                                "application/taxii+json",
                                "text/html",
                                "application/taxii+json;version=2.0",
                                "application/json;q=0.5, application/taxii+json;version=2.1;q=0.1",
                                "nonsense")));
            case 4 -> varied = varied.with("If-None-Match", pick(List.of("*", "\"0\"", "\"after-1\"", "W/\"x\"")));
            case 5 ->
                varied = varied.with(
                        "If-Modified-Since",
                        pick(List.of("Mon, 23 Nov 2026 12:00:00 GMT", "Tue, 01 Jan 2030 00:00:00 GMT")));
            case 6 -> varied = varied.with("Accept-Encoding", pick(List.of("gzip", "identity;q=0", "br, gzip;q=0.1")));
            case 7 -> varied = varied.with("Range", "bytes=0-10");
            default -> {}
        }
        return varied;
    }

    private Ask method(Ask ask) {
        String method = pick(METHODS);
        return method.equals("DELETE") && !changing ? ask : ask.by(method);
    }

    private Ask get(String target) {
        return Ask.get(Cast.OBSERVER, target);
    }

    private Ask objects() {
        if (changing && random.nextInt(3) == 0) {
            return Ask.contribute(
                    Cast.OBSERVER,
                    channel(),
                    Things.some(random, random.nextInt(3) == 0 ? Things.KNOWN : Things.HIDDEN, 4));
        }
        return get(collection() + "/objects" + slash() + query());
    }

    private Ask records() {
        String query = pick(List.of(
                "",
                "?limit=1",
                "?limit=2&versions=all",
                "?type=indicator",
                "?after=" + moment(),
                "?sort=name",
                "?limit=x"));
        return get("/share/v1/channels/" + channel() + "/records" + slash() + query);
    }

    private Ask record() {
        String target = "/share/v1/channels/" + channel() + "/records/" + id() + slash();
        return changing && random.nextInt(3) == 0 ? Ask.delete(Cast.OBSERVER, target) : get(target);
    }

    private Ask object() {
        String target = collection() + "/objects/" + id() + slash() + query();
        return changing && random.nextInt(3) == 0 ? Ask.delete(Cast.OBSERVER, target) : get(target);
    }

    private Ask admin(String path, String thing) {
        String target = "/admin/v1" + path + thing;
        return switch (random.nextInt(3)) {
            case 0 ->
                Ask.json(
                        Cast.OBSERVER,
                        target,
                        pick(List.of("{}", "{\"note\":\"x\"}", "{\"name\":\"Secret Agency\"}", "[")));
            case 1 -> Ask.delete(Cast.OBSERVER, target);
            default -> get(target);
        };
    }

    private Ask preview() {
        return Ask.json(
                Cast.OBSERVER,
                "/share/v1/preview",
                "{\"objects\":[" + String.join(",", Things.some(random, Things.HIDDEN, 3)) + "]}");
    }

    /** Streams that end with what there is; one that goes on is the same and longer. */
    private Ask events() {
        String after = random.nextInt(3) == 0 ? "&after=" + "0".repeat(88) : "";
        return get("/share/v1/channels/" + channel() + "/events" + slash() + "?follow=false"
                + pick(List.of("", "&from=start", "&from=start", "&from=start", "&from=x")) + after);
    }

    private String collection() {
        return "/api/collections/" + channel();
    }

    /** By name and by id, and what there is none of. */
    private String channel() {
        List<String> channels = new ArrayList<>(Cast.CHANNELS);
        channels.add(Cast.BLIND);
        channels.add(Cast.SEEN);
        channels.add(HiddenPart.SECRET_CHANNEL);
        String channel = pick(channels);
        return switch (random.nextInt(12)) {
            case 0 ->
                pick(List.of("no-such-channel", "00000000-0000-0000-0000-000000000000", "BLIND", "%20", "..%2fseen"));
            case 1, 2, 3, 4 -> "{channel:" + channel + "}";
            default -> channel;
        };
    }

    private String id() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> pick(Things.HIDDEN);
            case 3 ->
                pick(List.of(
                        "indicator--dddddddd-0000-4000-8000-000000000009", "indicator", "1", "%00", "x".repeat(300)));
            default -> pick(Things.KNOWN);
        };
    }

    /** Of contributions, the observer's own and those of others. */
    private String receipt() {
        List<String> names = story.names("status");
        return names.isEmpty() || random.nextInt(12) == 0
                ? pick(List.of("00000000-0000-4000-8000-000000000000", "nonsense", "%25"))
                : "{" + pick(names) + "}";
    }

    /** Not its own: it has more to ask. */
    private Ask othersToken() {
        String token = thing("token");
        String others = token.contains(Cast.OBSERVER) ? "{token:" + Cast.GHOST + "}" : token;
        return Ask.delete(Cast.OBSERVER, "/share/v1/membership/tokens/" + others + slash());
    }

    private Ask code(String target, String more) {
        String code = pick(List.of("", "nonsense", "tocsin-invite_" + "A".repeat(43)));
        return Ask.json(Cast.OBSERVER, target + slash(), "{\"code\":\"" + code + "\"" + more + "}");
    }

    private String thing(String kind) {
        String name = pick(story.names(kind)).substring(kind.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> name.replace(" ", "%20");
            case 1 -> pick(List.of("nobody", "00000000-0000-4000-8000-000000000000"));
            case 2 -> pick(List.of("Secret%20Agency", HiddenPart.SECRET_CHANNEL));
            default -> "{" + kind + ":" + name + "}";
        };
    }

    private String held() {
        String contributor = pick(List.of(Cast.OBSERVER, Cast.GHOST, "Alpha", "Beta"));
        return "{held:" + contributor + " " + pick(List.of(Cast.BLIND, Cast.SEEN)) + " "
                + pick(List.of(Things.HIDDEN_HARMLESS, Things.KNOWN.get(3))) + " 1}";
    }

    private String tile() {
        return pick(List.of(
                "tile/0/000.p/" + random.nextInt(12),
                "tile/entries/000.p/" + random.nextInt(12),
                "tile/0/000",
                "tile/1/000.p/1",
                "../log.key",
                "%2e%2e/log.key",
                "checkpoint.unfinished"));
    }

    private String slash() {
        return random.nextBoolean() ? "/" : "";
    }

    private String query() {
        List<String> parts = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            parts.add(filter());
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private String filter() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> "limit=" + pick(List.of("1", "1", "2", "3", "500", "999999", "0", "x"));
            case 2 -> "added_after=" + moment();
            case 3 -> "match[id]=" + id() + (random.nextBoolean() ? "," + id() : "");
            case 4 -> "match[type]=" + pick(List.of("indicator", "malware", "ipv4-addr", "note,indicator", "identity"));
            case 5 -> "match[version]=" + pick(List.of("all", "all", "first", "last", "first,last", moment(), "x"));
            case 6 -> "match[spec_version]=" + pick(List.of("2.1", "2.0", "2.0,2.1"));
            case 7 -> "next=" + pick(List.of("after-0", "after-1", "0".repeat(88), "f".repeat(88), "zzz", "1"));
            default -> pick(List.of("match[name]=a", "sort=name", "order=id%3Bdrop", "a=%25", "limit=1&limit=2"));
        };
    }

    private String moment() {
        return switch (random.nextInt(5)) {
            case 0 -> pick(Things.VERSIONS);
            case 1 -> "2026-11-23T12:00:00." + "%06d".formatted(random.nextInt(12)) + "Z";
            case 2 -> StoryClock.BEGINNING.plusSeconds(random.nextInt(6)).toString();
            case 3 ->
                StoryClock.BEGINNING.plusSeconds(3_600L * random.nextInt(6)).toString();
            default -> "2026-11-23T12:00:00Z";
        };
    }

    private <T> T pick(List<T> of) {
        return Things.one(random, of);
    }
}
