package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tocsin audit}: who did what. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Show who did what, when, from where and with what outcome, the last first: all of it to the administrator,",
            "to a person what was done in the name of the member."
        })
public final class AuditCommand extends RemoteCommand {

    @Option(names = "--own", description = "What was done in the name of your own member; for persons of a member.")
    private boolean own;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Nothing later than this, such as 2026-11-24T12:00:00Z.")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "As many at most (default: 100, at most 1,000).")
    private int limit = 100;

    @Override
    void run(AdminClient hub) {
        String query = "/audit?limit=" + limit + (until == null ? "" : "&until=" + AdminClient.segment(until));
        ObjectNode answer = own ? hub.own("GET", "/share/v1/membership" + query) : hub.get(query);
        JsonNode entries = answer.path("entries");
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            lines.add(line(entry));
        }
        if (entries.isEmpty()) {
            lines.add("nothing yet");
        } else if (answer.path("more").asBoolean()) {
            lines.add("what came before: --until "
                    + Shown.text(entries.path(entries.size() - 1).path("at").asText()));
        }
        tell(answer, lines.toArray(String[]::new));
    }

    private static String line(JsonNode entry) {
        return String.join(
                "  ",
                cell(entry, "at"),
                who(entry),
                "from " + (entry.path("source").asText().isEmpty() ? "?" : cell(entry, "source")),
                cell(entry, "act") + (entry.has("target") ? " (" + cell(entry, "target") + ")" : ""),
                (entry.has("outcome") ? entry.path("outcome").toString() : "outcome unknown: the hub stopped meanwhile")
                        + (entry.has("times") ? ", " + entry.path("times") + " times" : ""));
    }

    private static String who(JsonNode entry) {
        if (!entry.has("who")) {
            return "nobody known";
        }
        for (String kind : List.of("person", "agent")) {
            if (entry.has(kind)) {
                String name = cell(entry, kind);
                String member = cell(entry, "who");
                return (name.isEmpty() ? "a former " + kind : kind + " " + name) + " of "
                        + (member.isEmpty() ? cell(entry, "member") : member);
            }
        }
        return cell(entry, "who");
    }

    private static String cell(JsonNode entry, String property) {
        return Shown.text(entry.path(property).asText());
    }
}
