package dev.tocsin.ledger.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.ledger.Excerpt;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.beat.Opening;
import dev.tocsin.ledger.beat.Salt;
import dev.tocsin.ledger.beat.Statement;
import dev.tocsin.ledger.note.Note;
import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.ledger.tree.InclusionProof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Promises and receipts as JSON documents.
 *
 * <p>The statement stands as text in a string, which is hashed as it is: a verifier needs no rules about how JSON is
 * written. A property that this version does not know is an error, since nothing would vouch for what it says.
 */
final class ProofJson {

    /** Of a document, in bytes: the longest statement with every character of it escaped. */
    static final int MAX_BYTES = 3 * Statement.MAX_BYTES;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER_LENGTH = 20;
    private static final String ADVICE = "get the document from the hub again";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxStringLength(Statement.MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ProofJson() {}

    static String write(Proof proof) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (proof) {
            case Promise promise -> {
                json.put("format", Promise.FORMAT);
                opening(json, promise.opening());
                json.put("promise", promise.note().toString());
            }
            case Receipt receipt -> {
                json.put("format", Receipt.FORMAT);
                opening(json, receipt.opening());
                json.put("slot", receipt.slot());
                path(json.putArray("beat_path"), receipt.beatPath());
                json.put("entry", receipt.entry());
                path(json.putArray("log_path"), receipt.logPath());
                json.put("checkpoint", receipt.checkpoint().toString());
            }
        }
        return json.toPrettyString();
    }

    private static void opening(ObjectNode json, Opening opening) {
        json.put("kind", opening.statement().kind())
                .put("statement", opening.statement().text())
                .put("salt", opening.salt().base64());
    }

    private static void path(ArrayNode json, List<Hash> path) {
        path.forEach(hash -> json.add(hash.toString()));
    }

    static Proof read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw malformed("it has " + bytes.length + " bytes, more than " + MAX_BYTES);
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new LedgerException(
                    "not a promise or receipt: not JSON: " + Excerpt.of(e.getOriginalMessage()), ADVICE, e);
        } catch (IOException e) {
            throw new LedgerException("not a promise or receipt: not UTF-8 text", ADVICE, e);
        }
        if (!(json instanceof ObjectNode object)) {
            throw malformed("it is not a JSON object");
        }
        return switch (text(object, "format")) {
            case Promise.FORMAT -> promise(object);
            case Receipt.FORMAT -> receipt(object);
            case String other ->
                throw malformed("its format is " + Excerpt.of(other) + ", which this version cannot read");
        };
    }

    private static Promise promise(ObjectNode json) {
        requireOnly(json, List.of("format", "kind", "statement", "salt", "promise"));
        return new Promise(opening(json), Note.parse(text(json, "promise")));
    }

    private static Receipt receipt(ObjectNode json) {
        requireOnly(
                json,
                List.of("format", "kind", "statement", "salt", "slot", "beat_path", "entry", "log_path", "checkpoint"));
        return new Receipt(
                opening(json),
                (int) number(json, "slot", Integer.MAX_VALUE),
                path(json, "beat_path"),
                number(json, "entry", Long.MAX_VALUE),
                path(json, "log_path"),
                Note.parse(text(json, "checkpoint")));
    }

    private static Opening opening(ObjectNode json) {
        return new Opening(new Salt(text(json, "salt")), new Statement(text(json, "kind"), text(json, "statement")));
    }

    private static String text(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw malformed("it has no text " + Excerpt.of(name));
        }
        return value.textValue();
    }

    private static long number(ObjectNode json, String name, long most) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > most) {
            throw malformed("it has no whole number " + Excerpt.of(name) + " from 0 to " + most);
        }
        return value.longValue();
    }

    private static List<Hash> path(ObjectNode json, String name) {
        if (!(json.path(name) instanceof ArrayNode array) || array.size() > InclusionProof.LONGEST_PATH) {
            throw malformed(
                    "it has no list " + Excerpt.of(name) + " of at most " + InclusionProof.LONGEST_PATH + " hashes");
        }
        List<Hash> path = new ArrayList<>();
        for (JsonNode hash : array) {
            if (!hash.isTextual()) {
                throw malformed("the list " + Excerpt.of(name) + " has something that is not text");
            }
            path.add(Hash.parse(hash.textValue()));
        }
        return path;
    }

    private static void requireOnly(ObjectNode json, List<String> names) {
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw malformed("it has a property that nothing vouches for: " + Excerpt.of(name));
            }
        });
    }

    private static LedgerException malformed(String why) {
        return new LedgerException("not a promise or receipt: " + why, ADVICE);
    }
}
