package dev.tocsin.share.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

    private static final String UUID = "--00000000-0000-4000-8000-00000000000";

    private static StixObject object(String json) {
        return StixObject.of(StixJson.read(json));
    }

    private static StixObject note(String content) {
        return StixObject.of(StixJson.mapper()
                .createObjectNode()
                .put("type", "note")
                .put("id", "note" + UUID + "1")
                .put("content", content));
    }

    private static JsonNode scrub(StixObject object, StixObject... others) {
        List<StixObject> all = new java.util.ArrayList<>(List.of(others));
        all.add(object);
        return Scrubber.of(all).scrub(object, Keep.NOTHING).object().json();
    }

    private static String scrub(String content) {
        return scrub(note(content)).path("content").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The mail was opened by anna.lopez@clinic.test.  | The mail was opened by [removed: e-mail address].",
                "Call the helpdesk: +1 (202) 555-0143            | Call the helpdesk: [removed: phone number]",
                "Reported by Anna Lopez on Monday                | Reported by [removed: person's name] on Monday",
                "Maria Schmidt opened it                         | [removed: person's name] opened it",
                "Logged on as CLINIC\\alopez, then              | Logged on as [removed: account name], then",
                "Run from C:\\Users\\alopez\\Downloads\\a.exe  | Run from C:\\Users\\[removed: account name]\\Downloads\\a.exe",
                "on LAPTOP-7F3K2Q1 and fs01.clinic.local         | on [removed: host name] and [removed: host name]",
                "Victim 203.0.113.7 asked 192.168.4.20           | Victim [removed: network address] asked [removed: network address]",
                "SSN 536-22-8726 was in it                       | SSN [removed: national id] was in it",
                "Card 4111 1111 1111 1111 was used               | Card [removed: payment card number] was used",
                "Pay to DE89 3704 0044 0532 0130 00 now          | Pay to [removed: bank account] now",
                "Key AKIAIOSFODNN7EXAMPLE leaked                 | Key [removed: secret or key] leaked",
                "password = Winter2026!                          | password = [removed: secret or key]",
                "ftp://bob:hunter2@files.evil.test/              | ftp://bob:[removed: secret or key]@files.evil.test/",
                "at 12 Main Street, Springfield, IL 62701 today  | at [removed: postal address] today",
            })
    void whatIsPersonalOrSecretIsTakenOut(String before, String after) {
        assertThat(scrub(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The phishing sender was billing@evil.test.",
                "Beacons to 203.0.113.7 every 60 seconds.",
                "Version 10.0.19041.1 and version 10.1.2.3 are affected.",
                "SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "CVE-2026-12345 was used on 2026-11-23 at 10:15:30.",
                "The order 4111 1111 1111 1112 is no card.",
                "HKLM\\Software\\Run was set by NT AUTHORITY\\SYSTEM",
                "C:\\Users\\Public\\a.exe and /home/user",
                "The password is stored in memory.",
                "Charming Kitten and Volt Typhoon use it.",
                "identity--5cd3f4a2-7b1e-4c55-9d7e-2f4a6b8c0d1e",
            })
    void whatIsTheThreatOrNothingPersonalStays(String text) {
        assertThat(scrub(text)).isEqualTo(text);
    }

    @Test
    void aSendersAddressStaysAndARecipientsGoes() {
        StixObject sender =
                object("{\"type\":\"email-addr\",\"id\":\"email-addr" + UUID + "2\",\"value\":\"a@evil.test\"}");
        StixObject recipient = object("{\"type\":\"email-addr\",\"id\":\"email-addr" + UUID
                + "3\",\"value\":\"b@clinic.test\",\"display_name\":\"Bea Novak\"}");
        StixObject message = object(
                "{\"type\":\"email-message\",\"id\":\"email-message" + UUID + "4\",\"from_ref\":\""
                        + sender.id() + "\",\"to_refs\":[\"" + recipient.id()
                        + "\"],\"subject\":\"Bea Novak, pay a@evil.test\",\"additional_header_fields\":{\"Delivered-To\":[\"b@clinic.test\"]}}");

        assertThat(scrub(sender, recipient, message)).isEqualTo(sender.json());
        JsonNode removed = scrub(recipient, sender, message);
        assertThat(removed.path("id")).isEqualTo(recipient.json().path("id"));
        assertThat(removed.path("value").asText()).isEqualTo("[removed: e-mail address]");
        assertThat(removed.path("display_name").asText()).isEqualTo("[removed: person's name]");
        JsonNode mail = scrub(message, sender, recipient);
        assertThat(mail.path("subject").asText()).isEqualTo("[removed: person's name], pay a@evil.test");
        assertThat(mail.path("to_refs")).isEqualTo(message.json().path("to_refs"));
        assertThat(mail.path("additional_header_fields")
                        .path("Delivered-To")
                        .path(0)
                        .asText())
                .isEqualTo("[removed: e-mail address]");
    }

    @Test
    void whatAPatternSaysStaysWhereverItStands() {
        StixObject indicator = object("{\"type\":\"indicator\",\"id\":\"indicator" + UUID
                + "5\",\"pattern_type\":\"stix\",\"pattern\":\"[email-addr:value = 'ceo@clinic-mail.test']\","
                + "\"description\":\"Victims were told to write to ceo@clinic-mail.test, not to it@clinic.test\"}");

        JsonNode scrubbed = scrub(indicator);

        assertThat(scrubbed.path("pattern")).isEqualTo(indicator.json().path("pattern"));
        assertThat(scrubbed.path("description").asText())
                .isEqualTo("Victims were told to write to ceo@clinic-mail.test, not to [removed: e-mail address]");
    }

    @Test
    void theEndOfTrafficThatWasStruckIsTakenOutOfObservedDataToo() {
        StixObject observed = object("{\"type\":\"observed-data\",\"id\":\"observed-data" + UUID
                + "6\",\"objects\":{\"0\":{\"type\":\"ipv4-addr\",\"value\":\"45.83.1.7\"},"
                + "\"1\":{\"type\":\"ipv4-addr\",\"value\":\"198.51.100.9\"},"
                + "\"2\":{\"type\":\"network-traffic\",\"src_ref\":\"1\",\"dst_ref\":\"0\"},"
                + "\"3\":{\"type\":\"user-account\",\"account_login\":\"alopez\",\"credential\":\"x\"}}}");
        StixObject indicator = object("{\"type\":\"indicator\",\"id\":\"indicator" + UUID
                + "5\",\"pattern_type\":\"stix\",\"pattern\":\"[ipv4-addr:value = '45.83.1.7']\"}");

        JsonNode objects = scrub(observed, indicator).path("objects");

        assertThat(objects.path("0").path("value").asText()).isEqualTo("45.83.1.7");
        assertThat(objects.path("1").path("value").asText()).isEqualTo("[removed: network address]");
        assertThat(objects.path("3").path("account_login").asText()).isEqualTo("[removed: account name]");
        assertThat(objects.path("3").path("credential").asText()).isEqualTo("[removed: secret or key]");
    }

    @Test
    void whatTheContributorKeepsStaysAndIsTold() {
        StixObject note = note("Reported by Anna Lopez");
        Keep keep = new Keep(Map.of(note.id().toString(), Set.of("content")));

        Scrubber.Scrubbed scrubbed = Scrubber.of(List.of(note)).scrub(note, keep);

        assertThat(scrubbed.object()).isEqualTo(note);
        assertThat(scrubbed.changes()).containsExactly(new Change("content", Kind.PERSON_NAME, 1, Change.Fate.KEPT));
    }

    private static final List<String> PIECES = List.of(
            "anna.lopez@clinic.test",
            " from ",
            " to ",
            "Anna Lopez",
            " ",
            "\n",
            "203.0.113.7",
            "192.168.0.1",
            ". ",
            "+1 202 555 0143",
            "C:\\Users\\bob\\x",
            "CLINIC\\bob",
            "password: ",
            "Hunter22",
            "DESKTOP-AB12CD3",
            "536-22-8726",
            "victim",
            "sender",
            "😀",
            "[removed: ",
            "]",
            "AKIAIOSFODNN7EXAMPLE",
            "12 Main Street",
            "contact",
            ":",
            "/home/",
            "4111111111111111",
            "@",
            "-");

    @Test
    void scrubbingTwiceIsScrubbingOnce() {
        qt().forAll(lists().of(integers().between(0, PIECES.size() - 1)).ofSizeBetween(0, 12))
                .checkAssert(numbers -> {
                    StringBuilder text = new StringBuilder();
                    numbers.forEach(number -> text.append(PIECES.get(number)));
                    String once = scrub(text.toString());
                    assertThat(scrub(once)).as("after scrubbing %s", text).isEqualTo(once);
                    assertThat(Removals.explain(
                                    note(text.toString()).json(), note(once).json()))
                            .as("%s became %s", text, once)
                            .isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "1-",
                "A1 ",
                "+1 ",
                "Anna ",
                "10.",
                "C:\\Users\\",
                "password=",
                "eyJa.",
                "-----BEGIN PRIVATE KEY-----"
            })
    void hostileTextsAreLookedThroughToTheirEnd(String piece) {
        String text = piece.repeat(100_000 / piece.length()) + " SSN 536-22-8726";

        assertThat(scrub(text)).doesNotContain("536-22-8726");
    }
}
