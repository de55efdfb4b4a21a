package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.cli.CommandFailure;
import dev.tocsin.stix.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin member}. */
@Command(
        name = "member",
        mixinStandardHelpOptions = true,
        description = "Add, show, change and list members: organisations that take part.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MemberCommands.Add.class,
            MemberCommands.ShowOne.class,
            MemberCommands.Change.class,
            MemberCommands.Remove.class,
            MemberCommands.ListAll.class
        })
public final class MemberCommands {

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a member.")
    static final class Add extends RemoteCommand {

        @Parameters(paramLabel = "NAME", description = "What people call it; unique, letter case aside.")
        private String name = "";

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                description = "ai-developer, agency, vendor, operator, coordinator or researcher.")
        private String kind = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode member = hub.post("/members", object().put("name", name).put("kind", kind));
            tell(
                    member,
                    "added member " + Quoted.of(member.path("name").asText()) + " (" + Shown.text(kind) + ")",
                    "id: " + Shown.text(member.path("id").asText()));
        }
    }

    /** What the hub knows of a member, a line each. */
    static List<String> lines(JsonNode member) {
        List<String> lines = new ArrayList<>();
        lines.add("member: " + Quoted.of(member.path("name").asText()) + " ("
                + Shown.text(member.path("kind").asText()) + ")");
        lines.add("id: " + Shown.text(member.path("id").asText()));
        List<String> sectors = new ArrayList<>();
        member.path("sectors").forEach(sector -> sectors.add(Shown.text(sector.asText())));
        lines.add("sectors: " + (sectors.isEmpty() ? "none named" : String.join(", ", sectors)));
        lines.add(
                member.path("verified").asBoolean()
                        ? "legal entity: verified by "
                                + Quoted.of(member.path("verified_by").asText()) + " at "
                                + Shown.text(member.path("verified_at").asText()) + ", on the grounds of "
                                + Quoted.of(member.path("grounds").asText())
                        : "legal entity: not verified");
        return lines;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a member.")
    static final class ShowOne extends RemoteCommand {

        @Parameters(paramLabel = "MEMBER", description = "Its name or id.")
        private String member = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode found = hub.get("/members/" + AdminClient.segment(member));
            tell(found, lines(found).toArray(String[]::new));
        }
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Change what is known of a member; what is not named stays.")
    static final class Change extends RemoteCommand {

        @Parameters(paramLabel = "MEMBER", description = "Its name or id.")
        private String member = "";

        @Option(names = "--kind", paramLabel = "KIND", description = "As for tocsin member add.")
        private @Nullable String kind;

        @Option(
                names = "--sectors",
                split = ",",
                paramLabel = "SECTOR",
                description = "All that it keeps going, such as health,emergency-services, instead of those before.")
        private @Nullable List<String> sectors;

        @Option(
                names = "--verified-by",
                paramLabel = "NAME",
                description = "Who looked up that it is the organisation it says it is; needs --grounds.")
        private @Nullable String verifiedBy;

        @Option(
                names = "--grounds",
                paramLabel = "TEXT",
                description = "What they saw, such as a register and the number in it.")
        private @Nullable String grounds;

        @Option(names = "--unverified", description = "It is not known to be that any more.")
        private boolean unverified;

        @Override
        void run(AdminClient hub) {
            ObjectNode wanted = object();
            if (kind != null) {
                wanted.put("kind", kind);
            }
            if (sectors != null) {
                ArrayNode list = wanted.putArray("sectors");
                sectors.forEach(list::add);
            }
            if ((verifiedBy == null) != (grounds == null) || (unverified && verifiedBy != null)) {
                throw new CommandFailure(
                        "half of a verification", "give --verified-by and --grounds together, or --unverified alone");
            }
            if (verifiedBy != null) {
                wanted.put("verified", true).put("verified_by", verifiedBy).put("grounds", grounds);
            } else if (unverified) {
                wanted.put("verified", false);
            }
            if (wanted.isEmpty()) {
                throw new CommandFailure("nothing to change", "tocsin member set --help shows what can be changed");
            }
            ObjectNode changed = hub.patch("/members/" + AdminClient.segment(member), wanted);
            tell(changed, lines(changed).toArray(String[]::new));
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "End a membership for good: withdraws all that the member contributed, and forgets the rest.",
            footer = {
                "",
                "Nothing is taken along: let the member run tocsin leave where you can.",
                "What others fetched before, they have."
            })
    static final class Remove extends RemoteCommand {

        @Parameters(paramLabel = "MEMBER", description = "Its name or id.")
        private String member = "";

        @Option(names = "--yes", required = true, description = "Needed: there is no way back.")
        private boolean yes;

        @Override
        void run(AdminClient hub) {
            hub.delete("/members/" + AdminClient.segment(member));
            tell(
                    object().put("removed", member).put("confirmed", yes),
                    "removed member " + Quoted.of(member) + "; what it contributed is withdrawn from every channel");
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the members.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/members"),
                    "members",
                    List.of("NAME", "KIND", "VERIFIED", "ID", "SINCE"),
                    "name",
                    "kind",
                    "verified",
                    "id",
                    "created");
        }
    }
}
