package dev.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.match.IndicatorRule;
import dev.tocsin.stix.ObjectBuilder;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulebookTest {

    private final StixObject company = Shared.identity("Model Works");
    private final StixObject first = Shared.indicator("[domain-name:value = 'x.example']", company.id());

    @Test
    void aRevokedIndicatorIsNoRuleAndSaysSo() {
        Rulebook before = Rulebook.EMPTY.with(List.of(first));
        assertThat(before.rules()).hasSize(1);
        Rulebook after = before.with(List.of(next(first, "revoked", true)));
        assertThat(after.rules()).isEmpty();
        assertThat(after.refused()).extracting(Rulebook.Refused::reason).containsExactly("it is revoked");
    }

    @Test
    void aNewVersionThatIsWholeEndsTheRefusal() {
        StixObject broken = Shared.indicator("[domain-name:value = ", company.id());
        Rulebook before = Rulebook.EMPTY.with(List.of(broken));
        assertThat(before.refused().getFirst().reason()).startsWith("its pattern cannot be used: line 1, column");
        Rulebook after = before.with(List.of(next(broken, "pattern", "[domain-name:value = 'x']")));
        assertThat(after.rules()).hasSize(1);
        assertThat(after.refused()).isEmpty();
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        StixObject second = next(first, "pattern", "[domain-name:value = 'y.example']");
        Rulebook book = Rulebook.EMPTY.with(List.of(second));
        assertThat(book.with(List.of(first))).isSameAs(book);
        assertThat(book.with(List.of(second))).isSameAs(book);
        assertThat(book.conflicting()).isEmpty();
    }

    @Test
    void whatComesTwiceInOneVersionWithOtherContentIsNamedAndTheFirstCounts() {
        Rulebook book = Rulebook.EMPTY.with(List.of(first, sameVersion(first, "pattern", "[domain-name:value = 'z']")));
        assertThat(book.rules()).extracting(IndicatorRule::indicator).containsExactly(first);
        assertThat(book.refused()).isEmpty();
        assertThat(book.conflicting()).extracting(Rulebook.Refused::id).containsExactly(first.id());
        Rulebook company =
                Rulebook.EMPTY.with(List.of(this.company)).with(List.of(sameVersion(this.company, "name", "Other")));
        assertThat(company.conflicting()).extracting(Rulebook.Refused::id).containsExactly(this.company.id());
    }

    @Test
    void whatWasRevokedExplainsNoRule() {
        StixObject technique = ObjectBuilder.of("attack-pattern", Shared.YESTERDAY)
                .set("name", "Scanning")
                .set(
                        "external_references",
                        StixJson.read("[{\"source_name\": \"mitre-attack\", \"external_id\": \"T1595\"}]"))
                .build();
        StixObject group = ObjectBuilder.of("intrusion-set", Shared.YESTERDAY)
                .set("name", "Quiet Harbor")
                .build();
        StixObject toTechnique = indicates(technique.id());
        StixObject toGroup = indicates(group.id());
        Rulebook book = Rulebook.EMPTY.with(List.of(first, company, technique, group, toTechnique, toGroup));
        RuleFacts facts = book.facts(book.rules().getFirst());
        assertThat(facts.sharedBy()).contains("Model Works");
        assertThat(facts.techniques()).containsExactly("T1595");
        assertThat(facts.actors()).containsExactly("Quiet Harbor");
        assertThat(facts.markings()).containsExactly("TLP:AMBER");

        Rulebook later = book.with(List.of(next(toTechnique, "revoked", true), next(group, "revoked", true)));
        RuleFacts then = later.facts(later.rules().getFirst());
        assertThat(then.techniques()).isEmpty();
        assertThat(then.actors()).isEmpty();
    }

    private StixObject indicates(StixId target) {
        return ObjectBuilder.of("relationship", Shared.YESTERDAY)
                .set("relationship_type", "indicates")
                .set("source_ref", first.id())
                .set("target_ref", target)
                .build();
    }

    private static StixObject next(StixObject object, String property, Object value) {
        return ObjectBuilder.nextVersion(object, Shared.YESTERDAY)
                .set(property, StixJson.mapper().<JsonNode>valueToTree(value))
                .build();
    }

    private static StixObject sameVersion(StixObject object, String property, String value) {
        return StixObject.of(object.json().deepCopy().put(property, value));
    }
}
