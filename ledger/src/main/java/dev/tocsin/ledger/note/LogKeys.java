package dev.tocsin.ledger.note;

import dev.tocsin.ledger.Base64Text;
import dev.tocsin.ledger.LedgerException;
import dev.tocsin.ledger.tree.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys a log signs with, all under its origin: Ed25519, which everything can verify, and ML-DSA-44 beside it, which
 * a quantum computer cannot forge.
 *
 * <p>As text, the first line says what it is; each other one has a public key, a space and the private key (PKCS #8, RFC
 * 5958) in base 64.
 */
public record LogKeys(SignerKey ed25519, SignerKey mlDsa44) {

    private static final String FIRST_LINE =
            "tocsin-log-keys/v1 secret: whoever has this can sign in the name of this log";
    private static final int ORIGIN_BYTES = 8;
    private static final String ADVICE = "put the log's own key file back from a backup";

    /** New keys under a new origin, {@code tocsin/} and 16 hexadecimal digits that follow from the key. */
    public static LogKeys generate() {
        var pair = SignerKey.pair(Algorithm.ED25519);
        byte[] hash = Hash.sha256(Algorithm.ED25519.raw(pair.getPublic())).bytes();
        String origin = "tocsin/" + HexFormat.of().formatHex(hash, 0, ORIGIN_BYTES);
        return new LogKeys(
                new SignerKey(VerifierKey.of(origin, Algorithm.ED25519, pair.getPublic()), pair.getPrivate()),
                SignerKey.generate(origin, Algorithm.ML_DSA_44_COSIGNATURE));
    }

    /** @throws LedgerException if the text is not such keys, or a private key is not that of its public one */
    public static LogKeys parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3 || !lines.getFirst().equals(FIRST_LINE)) {
            throw malformed("it does not have the three lines of one");
        }
        LogKeys keys =
                new LogKeys(key(lines.get(1), Algorithm.ED25519), key(lines.get(2), Algorithm.ML_DSA_44_COSIGNATURE));
        if (!keys.ed25519.verifier().name().equals(keys.mlDsa44.verifier().name())) {
            throw malformed("its keys are of two logs");
        }
        new Verifier(keys.verifiers())
                .verify(keys.sign(new Checkpoint(keys.origin(), 0, Hash.EMPTY_TREE), Instant.EPOCH));
        return keys;
    }

    /** The secret text. */
    public String reveal() {
        return FIRST_LINE + "\n" + line(ed25519) + line(mlDsa44);
    }

    public String origin() {
        return ed25519.verifier().name();
    }

    /** What others verify with. */
    public List<VerifierKey> verifiers() {
        return List.of(ed25519.verifier(), mlDsa44.verifier());
    }

    /** The checkpoint, signed with both. */
    public Note sign(Checkpoint checkpoint, Instant now) {
        List<SignatureLine> lines = new ArrayList<>();
        for (SignerKey key : List.of(ed25519, mlDsa44)) {
            lines.add(key.sign(checkpoint.text(), now));
        }
        return new Note(checkpoint.text(), lines);
    }

    /** The origin; never a key. */
    @Override
    public String toString() {
        return "keys of " + origin();
    }

    private static String line(SignerKey key) {
        return key.verifier() + " " + Base64Text.of(key.key().getEncoded()) + "\n";
    }

    private static SignerKey key(String line, Algorithm algorithm) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw malformed("a line has no private key");
        }
        VerifierKey verifier = VerifierKey.parse(line.substring(0, space));
        byte[] encoded = Base64Text.decode(line.substring(space + 1))
                .orElseThrow(() -> malformed("a private key is not base 64"));
        if (verifier.algorithm() != algorithm) {
            throw malformed("a key is of another kind than " + algorithm.javaName());
        }
        try {
            PrivateKey key =
                    KeyFactory.getInstance(algorithm.javaName()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SignerKey(verifier, key);
        } catch (GeneralSecurityException e) {
            throw new LedgerException("not the keys of a log: a private key cannot be read", ADVICE, e);
        }
    }

    private static LedgerException malformed(String why) {
        return new LedgerException("not the keys of a log: " + why, ADVICE);
    }
}
