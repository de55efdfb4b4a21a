package dev.tocsin.store;

import static dev.tocsin.store.Objects21.indicator;
import static dev.tocsin.store.Objects21.marked;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Outcome.Accepted;
import dev.tocsin.share.contribution.Outcome.AlreadyPresent;
import dev.tocsin.share.contribution.Outcome.Refused;
import dev.tocsin.share.contribution.Refusal.Code;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.terms.Attribution;
import dev.tocsin.share.terms.Terms;
import dev.tocsin.share.terms.TermsMarking;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.Tlp;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts that are marked TLP:RED reach nobody but who wrote them, and the rest says nowhere that there was more. */
abstract class RedactingBehaviour extends StoreBehaviour {

    private static final String RED = Tlp.RED.markingId().toString();

    private Channel confidential;

    @BeforeEach
    void openChannel() {
        confidential = community.channel("confidential", Tlp.RED);
        community.admit(lab, confidential, Right.values());
        community.admit(hospital, confidential, Right.values());
    }

    private static ObjectNode withRedDescription(int number) {
        ObjectNode indicator = indicator(number).put("description", "secret").put("name", "for all");
        indicator
                .putArray("granular_markings")
                .addObject()
                .put("marking_ref", RED)
                .putArray("selectors")
                .add("description");
        return indicator;
    }

    private List<String> seenBy(Caller caller) {
        return community.read(caller, confidential, ALL, 100).items().stream()
                .map(SharedRecord::json)
                .toList();
    }

    @Test
    void othersGetItWithoutTheMarkedPartAndItsContributorAsItWroteIt() {
        ObjectNode sent = withRedDescription(1);
        ObjectNode rest = sent.deepCopy();
        rest.remove(List.of("description", "granular_markings"));

        assertThat(community.contribute(lab, confidential, sent).outcomes())
                .singleElement()
                .isInstanceOf(Accepted.class);

        assertThat(seenBy(hospital)).singleElement().satisfies(json -> {
            assertThat(StixJson.read(json)).isEqualTo(rest);
            assertThat(json).doesNotContain("secret").doesNotContain(RED);
        });
        assertThat(seenBy(lab))
                .singleElement()
                .satisfies(json -> assertThat(StixJson.read(json)).isEqualTo(sent));
    }

    @Test
    void theSameAgainIsThereAlreadyAndAnotherContentIsRefused() {
        community.contribute(lab, confidential, withRedDescription(1));

        Outcome again = community
                .contribute(lab, confidential, withRedDescription(1))
                .outcomes()
                .getFirst();
        Outcome other = community
                .contribute(lab, confidential, withRedDescription(1).put("description", "another"))
                .outcomes()
                .getFirst();

        assertThat(again).isInstanceOf(AlreadyPresent.class);
        assertThat(other)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.DIFFERENT_CONTENT));
    }

    /** As if it had never been more: whoever repeats what it was given is told that it is there. */
    @Test
    void whoRepeatsWhatItWasGivenIsToldThatItIsThere() {
        community.contribute(lab, confidential, withRedDescription(1));
        ObjectNode given = (ObjectNode) StixJson.read(seenBy(hospital).getFirst());

        assertThat(community.contribute(hospital, confidential, given).outcomes())
                .singleElement()
                .isInstanceOf(AlreadyPresent.class);
    }

    @Test
    void whatNobodyElseCouldSeeIsNotTaken() {
        ObjectNode patternMarked = indicator(2);
        patternMarked
                .putArray("granular_markings")
                .addObject()
                .put("marking_ref", RED)
                .putArray("selectors")
                .add("pattern");
        ObjectNode terms = TermsMarking.definition(Terms.of(Tlp.RED).withAttribution(Attribution.NAMED))
                .json();

        for (ObjectNode object : List.of(marked(indicator(1), RED), patternMarked, terms)) {
            assertThat(community.contribute(lab, confidential, object).outcomes())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(Code.NO_RECIPIENT));
        }
        assertThat(seenBy(lab)).isEmpty();
    }
}
