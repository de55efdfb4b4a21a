package dev.tocsin.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.hub.log.LogSettings.WitnessAddress;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.Algorithm;
import dev.tocsin.ledger.note.SignerKey;
import dev.tocsin.ledger.note.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessFileTest {

    private static final VerifierKey OLD = SignerKey.generate("witness.example/w", Algorithm.ED25519_COSIGNATURE)
            .verifier();
    private static final VerifierKey NEW = SignerKey.generate("witness.example/w", Algorithm.ML_DSA_44_COSIGNATURE)
            .verifier();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aWitnessIsAnAddressAndItsKeys() throws IOException {
        Path file = write("# ours\n\n https://witness.example/log/ " + OLD + " " + NEW + "\nhttp://127.0.0.1:8080/ "
                + OLD + "\r\n");

        assertThat(WitnessFile.read(file))
                .containsExactly(
                        new WitnessAddress(URI.create("https://witness.example/log/"), List.of(OLD, NEW)),
                        new WitnessAddress(URI.create("http://127.0.0.1:8080/"), List.of(OLD)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://witness.example/ | no public key of https://witness.example/",
                "file:///etc/passwd KEY | no address of a witness: \"file:///etc/passwd\"",
                "https:///nowhere KEY | no address of a witness: \"https:///nowhere\"",
                "https://witness.example/ a+b | it has three parts with + between them",
            })
    void aLineThatIsNoWitnessIsNamed(String line, String message) throws IOException {
        Path file = write("# first line\n" + line.replace("KEY", OLD.toString()));

        assertThatThrownBy(() -> WitnessFile.read(file))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.hint()).isNotBlank())
                .hasMessageStartingWith(file + ", line 2: ")
                .hasMessageContaining(message);
    }

    @Test
    void aFileWithoutAnyIsRefused() throws IOException {
        assertThatThrownBy(() -> WitnessFile.read(write("# nobody yet\n"))).hasMessageContaining("no witness in ");
        assertThatThrownBy(() -> WitnessFile.read(folder.resolve("missing")))
                .hasMessageStartingWith("cannot read the list of witnesses");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> WitnessFile.read(binary)).hasMessageContaining("is not text in UTF-8");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("witnesses"), text);
    }
}
