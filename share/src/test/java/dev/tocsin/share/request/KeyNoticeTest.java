package dev.tocsin.share.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.contribution.Preview;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNoticeTest {

    private static final String KEY = "sk-ant-api03-Zk3Vq9XwT1mB7yLrN5cD8fHs2GjP6aUe-QoW4iKx";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));

    /** As many characters in a row as give something of a key away; fewer stand in a salt by chance. */
    private static final int TELLING = 9;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SecureRandom random = new SecureRandom();

    private List<StixObject> notice(String text) {
        ProviderKey key = ProviderKey.of(text);
        return KeyNotice.write(
                "Example AI", key, KeyFingerprint.of(key, random, 1_000), Optional.of("in a dropper"), CLOCK);
    }

    @Test
    void theProviderRecognisesItsKeyAndNoOther() {
        KeyNotice read = KeyNotice.of(notice(KEY).getLast());

        assertThat(read.fingerprint().isOf(ProviderKey.of(KEY))).isTrue();
        assertThat(read.fingerprint().isOf(ProviderKey.of(" " + KEY + "\r"))).isTrue();
        assertThat(read.fingerprint().isOf(ProviderKey.of("x" + KEY))).isFalse();
        assertThat(read.fingerprint().isOf(ProviderKey.of(KEY + "x"))).isFalse();
        assertThat(read.fingerprint().lastFour()).isEqualTo("4iKx");
        assertThat(read.provider()).isEqualTo("Example AI");
        assertThat(read.found()).contains("in a dropper");
    }

    @Test
    void nothingThatIsWrittenTellsAKey() {
        qt().withExamples(200).forAll(longs().all()).checkAssert(seed -> {
            String text = randomKey(new Random(seed));
            ProviderKey key = ProviderKey.of(text);
            String written = notice(text) + key.toString();
            for (int from = 0; from + TELLING <= text.length(); from++) {
                assertThat(written).doesNotContain(text.substring(from, from + TELLING));
            }
            assertThatThrownBy(() -> KeyNotice.write(
                            "Example AI",
                            key,
                            KeyFingerprint.of(key, random, 1),
                            Optional.of("in config.py: " + text.substring(7, 16) + "..."),
                            CLOCK))
                    .isInstanceOf(MalformedRequest.class)
                    .message()
                    .doesNotContain(text.substring(7, 16));
        });
    }

    private static String randomKey(Random random) {
        StringBuilder key = new StringBuilder(random.nextBoolean() ? "sk-" : "");
        for (int length = 32 + random.nextInt(60); length > 0; length--) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    @Test
    void twoNoticesOfOneKeyHaveNothingInCommonButItsEnd() {
        ProviderKey key = ProviderKey.of(KEY);

        KeyFingerprint first = KeyFingerprint.of(key, random, 1_000);
        KeyFingerprint second = KeyFingerprint.of(key, random, 1_000);

        assertThat(first.salt()).hasSize(32).isNotEqualTo(second.salt());
        assertThat(first.hash()).isNotEqualTo(second.hash());
    }

    /** The value is that of Python's hashlib.pbkdf2_hmac, so that a provider can check without Tocsin. */
    @Test
    void theHashIsThatOfOtherImplementations() {
        KeyFingerprint other = new KeyFingerprint(
                1_000,
                "00112233445566778899aabbccddeeff",
                "2aaf8ed01113adc058e18747588f0de2a9cc1d3246560837257d098c25e3e2c3",
                "4iKx");

        assertThat(other.isOf(ProviderKey.of(KEY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcd",
                "Summer2026!",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "passwordpasswordpasswordpassword",
                "12345678901234567890",
                "two words of a key 8f3a9c1e77b24d65a0f1c2b3d4e5f607",
                "schlüssel8f3a9c1e77b24d65a0f1c2b3d4e5f607"
            })
    void whatCouldBeGuessedIsRefusedWithoutSayingIt(String text) {
        Throwable refused = catchThrowable(() -> ProviderKey.of(text));

        assertThat(refused).isInstanceOf(MalformedRequest.class);
        if (text.length() > 4) {
            assertThat(refused.getMessage()).doesNotContain(text.substring(0, text.length() - 4));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iterations\":2000001}",
                "{\"iterations\":0}",
                "{\"iterations\":\"600000\"}",
                "{\"salt\":\"00\"}",
                "{\"hash\":\"\"}",
                "{\"last_four\":\"12345\"}",
                "{\"algorithm\":\"md5\"}",
                "{\"provider\":\" \"}",
                "{\"key\":\"x\"}"
            })
    void aNoticeThatIsNotUnderstoodIsNone(String change) {
        StixObject note = notice(KEY).getLast();
        ObjectNode json = note.json().deepCopy();
        ObjectNode extension = (ObjectNode) json.path("extensions").path(KeyNotice.NOTICE);
        extension.setAll((ObjectNode) StixJson.read(change));

        assertThat(KeyNotice.claims(StixObject.of(json))).isTrue();
        assertThatThrownBy(() -> KeyNotice.of(StixObject.of(json))).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void aHubTakesNothingOutOfIt() {
        List<StixObject> all = new ArrayList<>(notice(KEY));
        all.add(KeyNotice.answer(all.getLast().id(), KeyAnswer.NOT_OURS, CLOCK));

        assertThat(Preview.of(all.stream().<JsonNode>map(StixObject::json).toList(), BenignLists.NONE, Keep.NOTHING))
                .hasSize(3)
                .allSatisfy(preview -> {
                    assertThat(preview.refusal()).isEmpty();
                    assertThat(preview.changes()).isEmpty();
                });
        assertThat(KeyNotice.answerIn(all.getLast())).contains(KeyAnswer.NOT_OURS);
        assertThat(KeyNotice.answerIn(all.get(1))).isEmpty();
    }
}
