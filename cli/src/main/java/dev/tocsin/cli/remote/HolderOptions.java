package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** For whom a token or a certificate is, and what it is called. */
final class HolderOptions {

    @ArgGroup(multiplicity = "1")
    private Side side = new Side();

    @Option(names = "--person", paramLabel = "NAME", description = "For this person of the member; name or id.")
    private @Nullable String person;

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description = "For this agent of the member (default: one of the label's name, added if need be).")
    private @Nullable String agent;

    @Option(names = "--label", paramLabel = "TEXT", description = "What it is called in lists.")
    private @Nullable String label;

    static final class Side {

        @Option(names = "--member", paramLabel = "NAME", description = "For this member; its name or id.")
        private @Nullable String member;

        @Option(names = "--administrator", description = "For another administrator.")
        private boolean administrator;
    }

    /** What the administration API wants to know of it. */
    ObjectNode in(ObjectNode wanted) {
        if (side.administrator) {
            wanted.put("administrator", true);
        } else {
            wanted.put("member", side.member);
        }
        put(wanted, "person", person);
        put(wanted, "agent", agent);
        put(wanted, "label", label);
        return wanted;
    }

    private static void put(ObjectNode wanted, String property, @Nullable String value) {
        if (value != null) {
            wanted.put(property, value);
        }
    }
}
