package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What every command has in common. */
class TocsinTest {

    static Stream<CommandLine> commands() {
        return below(Tocsin.commands()).filter(command -> !(command.getCommand() instanceof CommandLine.HelpCommand));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(TocsinTest::below));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysItsVersion(CommandLine command) {
        StringWriter out = new StringWriter();
        String words = command.getCommandSpec().qualifiedName(" ") + " --version";

        int exit = Tocsin.run(
                new PrintWriter(out),
                new PrintWriter(out, true),
                words.substring("tocsin ".length()).split(" ", -1));

        assertThat(exit).isEqualTo(ExitCode.DONE);
        assertThat(out).hasToString("tocsin " + Version.current() + System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoesInTheImperative(CommandLine command) {
        String description =
                String.join(" ", command.getCommandSpec().usageMessage().description());

        // The command itself is a thing; those below it are things to do: "Share", neither "Shares" nor "A share".
        assertThat(description).matches(command.getParent() == null ? "A .*\\." : "[A-Z][a-z]*[a-rt-z],? .+\\.");
    }
}
