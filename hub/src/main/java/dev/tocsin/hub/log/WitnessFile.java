package dev.tocsin.hub.log;

import dev.tocsin.hub.log.LogSettings.WitnessAddress;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.note.VerifierKey;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A list of witnesses: one a line, its submission prefix and then its public keys, with spaces between them. Empty lines and
 * lines that begin with {@code #} say nothing.
 */
public final class WitnessFile {

    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final String FORM =
            "write one witness a line: its address, a space, and its public key as its operator publishes it,"
                    + " like https://witness.example/ witness.example+0123abcd+AXyz...";

    private WitnessFile() {}

    /** @throws LedgerException if the file cannot be read, or a line of it is no witness; the message names the line */
    public static List<WitnessAddress> read(Path file) {
        List<WitnessAddress> witnesses = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String said = line.strip();
            if (!said.isEmpty() && !said.startsWith("#")) {
                witnesses.add(witness(said, file + ", line " + number));
            }
        }
        if (witnesses.isEmpty()) {
            throw new LedgerException("no witness in " + file, FORM);
        }
        return witnesses;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new LedgerException(file + " is too large for a list of witnesses", FORM);
            }
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new LedgerException(file + " is not text in UTF-8", FORM, e);
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot read the list of witnesses: " + e,
                    "give the file that lists them, readable by this user",
                    e);
        }
    }

    private static WitnessAddress witness(String said, String where) {
        List<String> words = List.of(said.split("\\s+"));
        try {
            URI prefix = prefix(words.getFirst());
            List<VerifierKey> keys =
                    words.stream().skip(1).map(VerifierKey::parse).toList();
            if (keys.isEmpty()) {
                throw new LedgerException("no public key of " + prefix, FORM);
            }
            return new WitnessAddress(prefix, keys);
        } catch (LedgerException e) {
            throw new LedgerException(where + ": " + e.getMessage(), e.hint(), e);
        }
    }

    private static URI prefix(String said) {
        try {
            URI prefix = new URI(said);
            if (SCHEMES.contains(String.valueOf(prefix.getScheme())) && prefix.getHost() != null) {
                return prefix;
            }
        } catch (URISyntaxException e) {
            throw new LedgerException("no address of a witness: " + Quoted.of(said), FORM, e);
        }
        throw new LedgerException("no address of a witness: " + Quoted.of(said), FORM);
    }
}
