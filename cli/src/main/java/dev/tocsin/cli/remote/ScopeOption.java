package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a token or a certificate may be used for. */
final class ScopeOption {

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            description =
                    "What it may be used for, such as read or read,contribute; of read, contribute, administer and"
                            + " membership (default: as much as what you show yourself).")
    private List<String> scopes = new ArrayList<>();

    /** What the hub wants to know of it. */
    ObjectNode in(ObjectNode wanted) {
        if (!scopes.isEmpty()) {
            ArrayNode named = wanted.putArray("scopes");
            scopes.forEach(scope -> named.add(scope.strip()));
        }
        return wanted;
    }
}
