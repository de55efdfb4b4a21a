package dev.tocsin.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.ExitCode;
import dev.tocsin.cli.Tocsin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a hub does not start, in one line with a hint. */
class UpTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDataFolderThatIsAFileIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "not a folder");

        assertRefused(file + " is not a folder", "choose another data folder", "--data", file.toString());
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void anAddressOfAnotherMachineIsSaid() {
        assertRefused(
                "cannot listen at 192.0.2.1:8471: no interface of this machine has that address",
                "choose an address of this machine with --listen, or 0.0.0.0 for all of them",
                "--data",
                folder.resolve("data").toString(),
                "--tls-self-signed",
                "--listen",
                "192.0.2.1:8471");
    }

    @Test
    void whatIsNoAddressIsSaid() {
        assertRefused(
                "not an address and a port like 127.0.0.1:8471 or [::1]:8471: \"8471\"",
                "give --listen like 127.0.0.1:8471",
                "--listen",
                "8471");
    }

    @Test
    void plainHttpForOtherMachinesIsRefused() {
        assertRefused(
                "plain HTTP at 0.0.0.0:0 would send tokens unencrypted to other machines",
                "add --tls-self-signed, or --tls-cert and --tls-key; or listen on 127.0.0.1",
                "--listen",
                "0.0.0.0:0");
    }

    @Test
    void aLifeOfTokensThatIsTooLongOrNoneIsSaid() {
        for (String days : new String[] {"0", "-1", "3651", Long.toString(Long.MAX_VALUE)}) {
            assertRefused(
                    "--longest-token is " + days, "give days, from 1 to 3650; 730 by default", "--longest-token", days);
        }
    }

    @Test
    void aProviderThatCannotBeAskedIsSaid() {
        String hint = "give --oidc-issuer and --oidc-keys like https://id.example.org/realm, and one word as"
                + " --oidc-audience";
        assertRefused(
                "--oidc-issuer without --oidc-audience",
                "give --oidc-issuer and --oidc-audience together, or no option of OpenID Connect",
                "--oidc-issuer",
                "https://id.example.org");
        assertRefused(
                "the OpenID provider cannot be asked: not an address with https://: \"http://id.example.org\"",
                hint,
                "--oidc-issuer",
                "http://id.example.org",
                "--oidc-audience",
                "tocsin");
        assertRefused(
                "the OpenID provider cannot be asked: not an address with https://: \"http://10.0.0.1/keys\"",
                hint,
                "--oidc-issuer",
                "https://id.example.org",
                "--oidc-audience",
                "tocsin",
                "--oidc-keys",
                "http://10.0.0.1/keys");
    }

    private static void assertRefused(String message, String hint, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = Tocsin.run(
                new PrintWriter(out),
                new PrintWriter(err, true),
                Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new));

        assertThat(exit).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString().lines()).containsExactly("tocsin: " + message, "hint: " + hint);
        assertThat(out.toString()).isEmpty();
    }
}
