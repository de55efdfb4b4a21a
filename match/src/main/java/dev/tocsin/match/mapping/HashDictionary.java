package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hashes of one thing on their way into a dictionary by algorithm (STIX 2.1 §2.7): what is no hash is set apart. */
final class HashDictionary {

    private final ObjectNode hashes = JsonNodeFactory.instance.objectNode();
    private final List<Converted.Lost> lost = new ArrayList<>();

    /** @param piece what to quote if it cannot be used */
    void add(Optional<HashAlgorithm> algorithm, String value, JsonNode piece) {
        if (algorithm.isEmpty()) {
            lose(piece, "a hash whose algorithm is not said");
            return;
        }
        String name = algorithm.get().name();
        switch (algorithm.get().hash(value)) {
            case Converted.Value(JsonNode hash)
            when hashes.has(name) && !hash.equals(hashes.get(name)) ->
                lose(piece, "a second hash of the same algorithm");
            case Converted.Value(JsonNode hash) -> hashes.set(name, hash);
            case Converted.Unusable(String reason, int ignored) -> lose(piece, reason);
            case Converted.InPart ignored -> throw new IllegalStateException("half a hash");
            case Converted.Nothing ignored -> {}
        }
    }

    void lose(JsonNode piece, String reason) {
        lost.add(new Converted.Lost(piece, reason));
    }

    Converted converted() {
        return Converted.dictionary(hashes, lost);
    }
}
