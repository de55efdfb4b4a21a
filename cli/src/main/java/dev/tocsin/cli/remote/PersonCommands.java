package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.Quoted;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin person}. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        description = "Add, list and remove the persons who act for a member, and bind their logins.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PersonCommands.Add.class,
            PersonCommands.ListAll.class,
            PersonCommands.Remove.class,
            LoginCommands.Bind.class,
            LoginCommands.ListAll.class,
            LoginCommands.Unbind.class
        })
public final class PersonCommands {

    private static String path(String member) {
        return "/members/" + AdminClient.segment(member) + "/persons";
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add a person to a member; only the administrator and the member itself see who it is.")
    static final class Add extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "What people call the person.")
        private String name = "";

        @Option(names = "--contact", required = true, paramLabel = "EMAIL", description = "Where to write to.")
        private String contact = "";

        @Override
        void run(AdminClient hub) {
            ObjectNode person =
                    hub.post(path(member), object().put("name", name).put("contact", contact));
            tell(
                    person,
                    "added person " + Quoted.of(person.path("name").asText()),
                    "id: " + Shown.text(person.path("id").asText()));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List a member's persons.")
    static final class ListAll extends RemoteCommand {

        @Parameters(paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get(path(member)),
                    "persons",
                    List.of("NAME", "CONTACT", "ID", "SINCE"),
                    "name",
                    "contact",
                    "id",
                    "created");
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a person; their tokens end at once. What they shared stays the member's.")
    static final class Remove extends RemoteCommand {

        @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's name or id.")
        private String member = "";

        @Parameters(index = "1", paramLabel = "PERSON", description = "The person's name or id.")
        private String person = "";

        @Override
        void run(AdminClient hub) {
            hub.delete(path(member) + "/" + AdminClient.segment(person));
            tell(object().put("removed", person), "removed person " + Quoted.of(person) + "; their tokens have ended");
        }
    }
}
