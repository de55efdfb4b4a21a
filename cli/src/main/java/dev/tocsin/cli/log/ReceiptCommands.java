package dev.tocsin.cli.log;

import dev.tocsin.cli.remote.ReceiptFetch;
import dev.tocsin.cli.remote.ReceiptList;
import picocli.CommandLine.Command;

/** {@code tocsin receipt}: what a hub gave as proof, for whoever has it. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = "Get and verify what a hub gives as proof of what it did.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReceiptVerifyCommand.class, ReceiptFetch.class, ReceiptList.class})
public final class ReceiptCommands {

    private ReceiptCommands() {}
}
