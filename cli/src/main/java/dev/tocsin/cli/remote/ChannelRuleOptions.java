package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The rules of a channel as they are asked for on the command line. */
final class ChannelRuleOptions {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,6})d");

    @Option(
            names = "--ceiling",
            paramLabel = "TLP",
            description = "The strictest marking taken: clear, green, amber, amber-strict (at first) or red.")
    private @Nullable String ceiling;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "community (at first), sector, bilateral (two members and no third) or case.")
    private @Nullable String kind;

    @Option(names = "--sector", paramLabel = "SECTOR", description = "Which sector it is for, such as health.")
    private @Nullable String sector;

    @Option(
            names = "--keep",
            paramLabel = "DAYSd",
            description = "How long what is shared is given out, such as 90d; forever (at first) sets no end.")
    private @Nullable String keep;

    @Option(
            names = "--newcomers",
            paramLabel = "WHAT",
            description =
                    "What those see who are admitted from now on: all (at first), or from-joining: nothing that came"
                            + " before them.")
    private @Nullable String newcomers;

    /** Puts what was asked for, and nothing else, into a request. */
    void putInto(ObjectNode wanted) {
        put(wanted, "ceiling", ceiling);
        put(wanted, "kind", kind);
        put(wanted, "sector", sector);
        put(wanted, "newcomers", newcomers);
        if (keep != null && keep.equals("forever")) {
            wanted.putNull("keep_days");
        } else if (keep != null) {
            Matcher days = DAYS.matcher(keep);
            if (!days.matches()) {
                throw new CommandFailure(
                        "not a time to keep: " + Quoted.of(keep), "write --keep 90d, or --keep forever");
            }
            wanted.put("keep_days", Integer.parseInt(days.group(1)));
        }
    }

    private static void put(ObjectNode wanted, String property, @Nullable String value) {
        if (value != null) {
            wanted.put(property, value);
        }
    }

    /** The rules of a channel but its ceiling, on one line. */
    static String words(JsonNode channel) {
        String kind = switch (channel.path("kind").asText()) {
            case "sector" ->
                "for the sector " + Shown.text(channel.path("sector").asText());
            case "bilateral" -> "bilateral, between two members";
            case "case" -> "for one case";
            default -> "for the community";
        };
        return "kind: " + kind
                + (channel.has("keep_days")
                        ? "; what is shared is given out for "
                                + channel.path("keep_days").asInt() + " days"
                        : "; what is shared has no end by itself")
                + (channel.path("newcomers").asText().equals("from-joining")
                        ? "; newcomers see what comes after them"
                        : "; newcomers see all that is there");
    }
}
