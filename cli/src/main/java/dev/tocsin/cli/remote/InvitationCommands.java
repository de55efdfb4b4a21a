package dev.tocsin.cli.remote;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tocsin invitation}. */
@Command(
        name = "invitation",
        mixinStandardHelpOptions = true,
        description = "List and revoke invitations; tocsin invite makes them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {InvitationCommands.ListAll.class, InvitationCommands.Revoke.class})
public final class InvitationCommands {

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the invitations, never their codes.")
    static final class ListAll extends RemoteCommand {

        @Override
        void run(AdminClient hub) {
            list(
                    hub.get("/invitations"),
                    "invitations",
                    List.of("ID", "MEMBER", "PERSON", "STANDING", "EXPIRES"),
                    "id",
                    "member",
                    "person",
                    "standing",
                    "expires");
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "End an invitation that nobody used.")
    static final class Revoke extends RemoteCommand {

        @Parameters(paramLabel = "ID", description = "As tocsin invitation list shows it.")
        private String id = "";

        @Override
        void run(AdminClient hub) {
            hub.delete("/invitations/" + AdminClient.segment(id));
            tell(object().put("revoked", id), "revoked invitation " + Shown.text(id));
        }
    }
}
