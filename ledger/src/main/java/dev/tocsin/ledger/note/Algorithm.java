package dev.tocsin.ledger.note;

import dev.tocsin.ledger.LedgerException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Kinds of signatures in a note that are used here (C2SP signed-note, "Signature types"). */
public enum Algorithm {
    /** Over the text, by a log. */
    ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),
    /** Over the text and a time, by a witness (C2SP tlog-cosignature). */
    ED25519_COSIGNATURE(0x04, "Ed25519", 32, 64, "302a300506032b6570032100"),
    /** Over what a checkpoint says, the signer's name and a time, by a log or a witness (C2SP tlog-cosignature). */
    ML_DSA_44_COSIGNATURE(0x06, "ML-DSA-44", 1312, 2420, "30820532300b06096086480165030403110382052100");

    private final byte type;
    private final String javaName;
    private final int publicKeyLength;
    private final int signatureLength;
    /** What stands before the key itself in the form that Java reads (RFC 5280 §4.1, SubjectPublicKeyInfo). */
    private final String keyInfo;

    Algorithm(int type, String javaName, int publicKeyLength, int signatureLength, String keyInfo) {
        this.type = (byte) type;
        this.javaName = javaName;
        this.publicKeyLength = publicKeyLength;
        this.signatureLength = signatureLength;
        this.keyInfo = keyInfo;
    }

    /** The kind of that identifier byte. */
    static Optional<Algorithm> of(byte type) {
        return Arrays.stream(values()).filter(each -> each.type == type).findFirst();
    }

    byte type() {
        return type;
    }

    /** Whether a time stands before the signature, and is signed with it. */
    boolean timestamped() {
        return this != ED25519;
    }

    int publicKeyLength() {
        return publicKeyLength;
    }

    /** In bytes, with the time where there is one. */
    int lineLength() {
        return signatureLength + (timestamped() ? Long.BYTES : 0);
    }

    String javaName() {
        return javaName;
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(javaName);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + javaName, e);
        }
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(javaName);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (NoSuchAlgorithmException e) {
            throw unknown(e);
        } catch (GeneralSecurityException e) {
            // Java refuses some malformed signatures by an exception and others by false.
            return false;
        }
    }

    /** The key of these bytes (RFC 8032 §5.1.2, FIPS 204 §5.3). */
    PublicKey publicKey(byte[] raw) {
        byte[] encoded = HexFormat.of().parseHex(keyInfo + HexFormat.of().formatHex(raw));
        try {
            return KeyFactory.getInstance(javaName).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw unknown(e);
        } catch (GeneralSecurityException e) {
            throw new LedgerException("not a public key of " + javaName, "take the key from its owner again", e);
        }
    }

    /** The bytes of a key. */
    byte[] raw(PublicKey key) {
        String encoded = HexFormat.of().formatHex(key.getEncoded());
        if (!encoded.startsWith(keyInfo) || encoded.length() != keyInfo.length() + 2 * publicKeyLength) {
            throw new IllegalArgumentException("not a public key of " + javaName);
        }
        return HexFormat.of().parseHex(encoded.substring(keyInfo.length()));
    }

    private LedgerException unknown(NoSuchAlgorithmException e) {
        return new LedgerException("this Java has no " + javaName, "run Tocsin on a Java that has it, 25 or later", e);
    }
}
