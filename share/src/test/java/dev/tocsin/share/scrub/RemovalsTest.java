package dev.tocsin.share.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.StixJson;
import org.junit.jupiter.api.Test;

class RemovalsTest {

    private static boolean explain(String sent, String shared) {
        return Removals.explain(
                StixJson.mapper().createObjectNode().put("n", 1.0).put("d", sent),
                StixJson.mapper().createObjectNode().put("d", shared).put("n", 1));
    }

    @Test
    void aPlaceholderStandsForWhatWasThere() {
        String shared = "Mail to [removed: e-mail address] and [removed: phone number].";

        assertThat(explain("Mail to a@b.test and +1 202 555 0123.", shared)).isTrue();
        assertThat(explain("Mail to a@b.test and +1 202 555 0123!", shared)).isFalse();
        assertThat(explain("A mail to a@b.test and +1 202 555 0123.", shared)).isFalse();
        assertThat(explain(shared, shared)).isTrue();
        assertThat(explain("[removed: e-mail address]", "a@b.test")).isFalse();
        assertThat(explain("aa", "a[removed: e-mail address]aa")).isFalse();
    }

    @Test
    void anotherPropertyIsAnotherContent() {
        assertThat(Removals.explain(StixJson.read("{\"a\":[\"x\"]}"), StixJson.read("{\"a\":[\"x\",\"y\"]}")))
                .isFalse();
        assertThat(Removals.explain(StixJson.read("{\"a\":\"x\"}"), StixJson.read("{\"b\":\"x\"}")))
                .isFalse();
    }
}
