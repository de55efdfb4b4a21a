package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one says of a certificate or a login that one binds to oneself. */
final class OwnBindingOptions {

    @Option(names = "--label", paramLabel = "TEXT", description = "What it is called in lists.")
    private @Nullable String label;

    @Mixin
    private ScopeOption scope = new ScopeOption();

    /** What the hub wants to know of it. */
    ObjectNode in(ObjectNode wanted) {
        if (label != null) {
            wanted.put("label", label);
        }
        return scope.in(wanted);
    }
}
