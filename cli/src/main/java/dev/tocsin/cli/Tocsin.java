package dev.tocsin.cli;

import dev.tocsin.cli.guard.ExerciseCommand;
import dev.tocsin.cli.guard.ScanCommand;
import dev.tocsin.cli.log.LogCommands;
import dev.tocsin.cli.log.ReceiptCommands;
import dev.tocsin.cli.node.BackupCommand;
import dev.tocsin.cli.node.RestoreCommand;
import dev.tocsin.cli.node.Up;
import dev.tocsin.cli.remote.AgentCommands;
import dev.tocsin.cli.remote.AgreementCommands;
import dev.tocsin.cli.remote.AuditCommand;
import dev.tocsin.cli.remote.CertificateCommands;
import dev.tocsin.cli.remote.ChannelCommands;
import dev.tocsin.cli.remote.Follow;
import dev.tocsin.cli.remote.HeldCommands;
import dev.tocsin.cli.remote.InvitationCommands;
import dev.tocsin.cli.remote.Invite;
import dev.tocsin.cli.remote.Join;
import dev.tocsin.cli.remote.Leave;
import dev.tocsin.cli.remote.MemberCommands;
import dev.tocsin.cli.remote.MembershipCommands;
import dev.tocsin.cli.remote.NoticeCommands;
import dev.tocsin.cli.remote.PersonCommands;
import dev.tocsin.cli.remote.QuestionCommands;
import dev.tocsin.cli.remote.Share;
import dev.tocsin.cli.remote.TokenCommands;
import dev.tocsin.cli.rules.RulesCommand;
import dev.tocsin.cli.validate.ValidateCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code tocsin} command: the list of what Tocsin can do. */
@Command(
        name = "tocsin",
        description = "A clearinghouse for collective cyber defence against AI-enabled attacks.",
        subcommands = {
            ExerciseCommand.class,
            Up.class,
            MemberCommands.class,
            PersonCommands.class,
            AgentCommands.class,
            ChannelCommands.class,
            AgreementCommands.class,
            Invite.class,
            InvitationCommands.class,
            Join.class,
            TokenCommands.class,
            CertificateCommands.class,
            MembershipCommands.class,
            Leave.class,
            Share.class,
            Follow.class,
            NoticeCommands.class,
            QuestionCommands.class,
            HeldCommands.class,
            BackupCommand.class,
            RestoreCommand.class,
            AuditCommand.class,
            LogCommands.class,
            ReceiptCommands.class,
            ScanCommand.class,
            PatternCommand.class,
            RulesCommand.class,
            ValidateCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Tocsin {

    private Tocsin() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exit = run(out, err, args);
        out.flush();
        System.exit(exit);
    }

    /** Runs one command; whatever fails is told on {@code err} in one line and a hint, and decides the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commands()
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler(Failures::failed)
                .execute(args);
    }

    static CommandLine commands() {
        CommandLine tocsin = new CommandLine(new Tocsin());
        giveVersion(tocsin);
        return tocsin;
    }

    /** To the command and all below it: each has {@code --version}, and all are of one. */
    private static void giveVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Tocsin::giveVersion);
    }
}
