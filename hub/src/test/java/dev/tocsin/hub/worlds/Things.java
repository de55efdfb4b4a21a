package dev.tocsin.hub.worlds;

import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** STIX objects that stories are about: a few ids, so that they meet again and again. */
final class Things {

    /** Of these only the hidden part of a story has any, and whoever guesses. */
    static final List<String> HIDDEN = List.of(
            "indicator--aaaaaaaa-0000-4000-8000-000000000001",
            "malware--aaaaaaaa-0000-4000-8000-000000000002",
            "ipv4-addr--aaaaaaaa-0000-5000-8000-000000000003",
            "indicator--aaaaaaaa-0000-4000-8000-000000000004");

    /** The one among the hidden whose pattern matches what is harmless. */
    static final String HIDDEN_HARMLESS = HIDDEN.get(3);

    static final List<String> KNOWN = List.of(
            "indicator--bbbbbbbb-0000-4000-8000-000000000001",
            "malware--bbbbbbbb-0000-4000-8000-000000000002",
            "ipv4-addr--bbbbbbbb-0000-5000-8000-000000000003",
            "indicator--bbbbbbbb-0000-4000-8000-000000000004",
            "note--bbbbbbbb-0000-4000-8000-000000000005");

    static final List<String> VERSIONS =
            List.of("2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z", "2026-11-03T00:00:00.000Z");

    static final List<String> MARKINGS = List.of(
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");

    /** Terms of an embargo that lasts longer than any story. */
    static final StixObject EMBARGO = TermsMarking.definition(
            Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED).withEmbargo(Instant.parse("2030-01-01T00:00:00Z")));

    /** Terms by which all learn whose it is, and by what id. */
    static final StixObject NAMED = TermsMarking.definition(Terms.of(Tlp.GREEN).withAttribution(Attribution.NAMED));

    /** Terms by which nobody learns whose it is, and which end in the midst of stories in which hours pass. */
    static final StixObject PASSING = TermsMarking.definition(Terms.of(Tlp.GREEN)
            .withAttribution(Attribution.ANONYMOUS)
            .withExpiry(StoryClock.BEGINNING.plusSeconds(1_800)));

    private Things() {}

    /** Objects under such terms, with what says them. */
    static List<String> under(StixObject terms, List<String> ids) {
        List<String> objects =
                new ArrayList<>(List.of(new String(StixJson.write(terms.json()), StandardCharsets.UTF_8)));
        ids.forEach(id ->
                objects.add(object(id, VERSIONS.getFirst(), 'a', terms.id().toString())));
        return objects;
    }

    static List<String> some(Random random, List<String> ids, int most) {
        List<String> objects = new ArrayList<>();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            objects.add(any(random, one(random, ids)));
        }
        return objects;
    }

    /** Any version of an object, in one of two contents, marked or not. */
    static String any(Random random, String id) {
        String marking = random.nextInt(3) == 0 ? one(random, MARKINGS) : "";
        return object(id, one(random, VERSIONS), 'a' + random.nextInt(2), marking);
    }

    static String object(String id, String version, int content, String marking) {
        String type = id.substring(0, id.indexOf("--"));
        String marked = marking.isEmpty() ? "" : ",\"object_marking_refs\":[\"" + marking + "\"]";
        String head = "{\"type\":\"" + type + "\",\"spec_version\":\"2.1\",\"id\":\"" + id + "\"" + marked;
        String dated = head + ",\"created\":\"" + VERSIONS.getFirst() + "\",\"modified\":\"" + version + "\"";
        char letter = (char) content;
        return switch (type) {
            case "ipv4-addr" -> head + ",\"value\":\"203.0.113." + content + "\"}";
            case "indicator" ->
                dated + ",\"name\":\"" + letter + "\",\"valid_from\":\"" + VERSIONS.getFirst()
                        + "\",\"pattern_type\":\"stix\",\"pattern\":\"[ipv4-addr:value = '"
                        + (id.endsWith("4") ? "8.8.8.8" : "45.77.12." + content) + "']\"}";
            case "malware" -> dated + ",\"name\":\"" + letter + "\",\"is_family\":false}";
            default ->
                dated + ",\"content\":\"written by " + letter + ".person@clinic.example\",\"object_refs\":[\""
                        + KNOWN.getFirst() + "\"]}";
        };
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
