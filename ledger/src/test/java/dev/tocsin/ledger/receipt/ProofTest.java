package dev.tocsin.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.beat.Statement;
import dev.tocsin.ledger.note.LogKeys;
import dev.tocsin.ledger.note.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises and receipts as a member keeps them: what holds, and that nothing else does. */
class ProofTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final SmallLog log = new SmallLog();
    private final Verifier verifier = new Verifier(log.keys.verifiers());
    private final Opening opening = Opening.of(new Statement("contribution", "{\"say\":\"— \\u0000\"}"), random);

    @Test
    void aReceiptHoldsInEveryBeatAndStillWhenTheLogHasGrown() {
        log.beat();
        int slot = log.beat(Opening.of(new Statement("withdrawal", "{}"), random), opening)
                .getLast();
        Receipt fresh = log.receipt(opening, 1, slot);
        for (int i = 0; i < 300; i++) {
            log.beat();
        }
        Receipt later = log.receipt(opening, 1, slot);

        for (Receipt receipt : List.of(fresh, later)) {
            Proof read = Proof.parse(receipt.toJson().getBytes(StandardCharsets.UTF_8));
            assertThat(read).isEqualTo(receipt);
            assertThat(read.verify(verifier)).isInstanceOfSatisfying(Verdict.InLog.class, in -> {
                assertThat(in.entry()).isEqualTo(1);
                assertThat(in.signers()).containsExactly(log.keys.origin());
            });
        }
    }

    @Test
    void aReceiptTellsNothingByItsSize() {
        int alone = log.beat(opening).getFirst();
        int amongMany = log.beat(
                        opening,
                        Opening.of(opening.statement(), random),
                        Opening.of(opening.statement(), random),
                        Opening.of(opening.statement(), random))
                .getFirst();

        assertThat(log.receipt(opening, 0, alone).beatPath())
                .hasSameSizeAs(log.receipt(opening, 1, amongMany).beatPath());
    }

    /** Whatever is changed in a receipt, and wherever: it no longer holds. */
    @Test
    void aReceiptOfWhichAnythingIsChangedProvesNothing() throws Exception {
        log.beat();
        int slot = log.beat(opening).getFirst();
        log.beat();
        ObjectNode whole =
                (ObjectNode) JSON.readTree(log.receipt(opening, 1, slot).toJson());
        for (Map.Entry<String, JsonNode> property : whole.properties()) {
            String name = property.getKey();
            assertProvesNothing(without(whole, name));
            if (property.getValue() instanceof ArrayNode path) {
                for (int i = 0; i < path.size(); i++) {
                    ObjectNode changed = whole.deepCopy();
                    ((ArrayNode) changed.get(name)).set(i, "A".repeat(43) + "=");
                    assertProvesNothing(changed);
                    ObjectNode shorter = whole.deepCopy();
                    ((ArrayNode) shorter.get(name)).remove(i);
                    assertProvesNothing(shorter);
                }
            } else if (property.getValue().isNumber()) {
                for (long other : new long[] {0, property.getValue().longValue() + 1, -1, Long.MAX_VALUE}) {
                    assertProvesNothing(whole.deepCopy().put(name, other));
                }
            } else {
                assertProvesNothing(
                        whole.deepCopy().put(name, property.getValue().textValue() + "x"));
                assertProvesNothing(whole.deepCopy().put(name, 7));
            }
        }
        assertProvesNothing(whole.deepCopy().put("verified", true));
        assertThat(proof(whole).verify(verifier)).isInstanceOf(Verdict.InLog.class);
        assertThat(proof(whole).verify(new Verifier(LogKeys.generate().verifiers())))
                .isInstanceOfSatisfying(
                        Verdict.Refuted.class,
                        refuted -> assertThat(refuted.reason()).contains("none of the signatures"));
    }

    @Test
    void aPromiseHoldsForItsStatementAlone() throws Exception {
        Promise promise = Promise.sign(opening, 12, log.keys.ed25519(), NOON);
        ObjectNode json = (ObjectNode) JSON.readTree(promise.toJson());

        assertThat(proof(json)).isEqualTo(promise);
        assertThat(promise.verify(verifier)).isEqualTo(new Verdict.Promised(log.keys.origin(), 12));
        assertThat(new Promise(Opening.of(opening.statement(), random), promise.note()).verify(verifier))
                .isInstanceOfSatisfying(
                        Verdict.Refuted.class,
                        refuted -> assertThat(refuted.reason()).contains("another statement or salt"));
        assertProvesNothing(json.deepCopy().put("promise", log.checkpoint().toString()));
        assertProvesNothing(
                json.deepCopy().put("promise", json.get("promise").textValue().replace("by 12", "by 13")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"format\":\"tocsin-receipt/v2\"}",
                "{\"format\":\"tocsin-receipt/v1\",\"format\":\"tocsin-receipt/v1\"}",
                "{\"format\":{}}",
                "{\"format\":\"tocsin-receipt/v1\"} {}",
                "[[[[[[[[[[[[[["
            })
    void whatIsNoProofIsRefused(String text) {
        assertThatThrownBy(() -> Proof.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("not a promise or receipt: ");
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        assertThatThrownBy(() -> Proof.parse(new byte[ProofJson.MAX_BYTES + 1])).hasMessageContaining("more than");
    }

    private void assertProvesNothing(ObjectNode json) {
        Verdict verdict;
        try {
            verdict = proof(json).verify(verifier);
        } catch (LedgerException e) {
            verdict = new Verdict.Refuted(e.getMessage());
        }
        assertThat(verdict).as(json.toString()).isInstanceOf(Verdict.Refuted.class);
    }

    private static Proof proof(JsonNode json) {
        return Proof.parse(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode without(ObjectNode whole, String name) {
        ObjectNode less = whole.deepCopy();
        less.remove(name);
        return less;
    }
}
