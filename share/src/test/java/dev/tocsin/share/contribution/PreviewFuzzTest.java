package dev.tocsin.share.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.ShippedLists;
import dev.tocsin.share.scrub.Keep;
import dev.tocsin.share.terms.MalformedTerms;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a member sends: each look says what it found, or why not, and terms read are terms that can be written again. */
class PreviewFuzzTest {

    private static final BenignLists SHIPPED =
            BenignLists.of(ShippedLists.byFile().values());
    private static final int LONGEST_REASON = 2_000;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void looksAtAnything(byte[] input) {
        JsonNode json;
        try {
            json = StixJson.read(input);
        } catch (StixException e) {
            return; // the dialects answer it before any look
        }
        for (Preview preview : Preview.of(List.of(json), SHIPPED, Keep.NOTHING)) {
            preview.refusal().ifPresent(refusal -> assertThat(refusal.reason()).hasSizeLessThan(LONGEST_REASON));
        }
        readTerms(json);
    }

    private static void readTerms(JsonNode json) {
        try {
            Terms terms = TermsMarking.read(StixObject.of(json));
            assertThat(TermsMarking.read(TermsMarking.definition(terms))).isEqualTo(terms);
        } catch (StixException | MalformedTerms e) {
            assertThat(e.getMessage()).hasSizeLessThan(LONGEST_REASON);
        }
    }

    static Stream<byte[]> seeds() {
        String dated = "\"created\":\"2026-01-01T00:00:00Z\",\"modified\":\"2026-01-01T00:00:00Z\"";
        return Stream.of(
                        StixJson.mapper()
                                .valueToTree(TermsMarking.definition(Terms.MOST_CAREFUL)
                                        .json())
                                .toString(),
                        "{\"type\":\"indicator\",\"id\":\"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"," + dated
                                + ",\"pattern\":\"[url:value = 'http://8.8.8.8/']\",\"pattern_type\":\"stix\"}",
                        "{\"type\":\"note\",\"id\":\"note--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"," + dated
                                + ",\"content\":\"jane.doe@clinic.example, +44 20 7946 0000\\u202e, AKIAIOSFODNN7EXAMPLE\"}",
                        "{\"type\":\"email-message\",\"id\":\"email-message--8e2e2d2b-17d4-5cbf-938f-98ee46b3cd3f\","
                                + "\"is_multipart\":false,\"body\":\"to: x\",\"from_ref\":\"email-addr--1\"}")
                .map(line -> line.getBytes(StandardCharsets.UTF_8));
    }
}
