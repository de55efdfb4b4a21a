package dev.tocsin.share.token;

import dev.tocsin.ledger.tree.Hash;
import dev.tocsin.stix.Quoted;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a client certificate is known by: the SHA-256 of its DER form, in 64 lower-case hexadecimal digits. */
public record CertificateFingerprint(String hex) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WRITTEN = Pattern.compile("[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}");

    /** @throws IllegalArgumentException if it has another shape; an empty one, too */
    public CertificateFingerprint {
        if (!SHAPE.matcher(hex).matches()) {
            throw notOne(hex);
        }
    }

    /**
     * As people write it: in either case, with colons between all pairs of digits or without any.
     *
     * @throws IllegalArgumentException if it is written in any other way
     */
    public static CertificateFingerprint parse(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw notOne(written);
        }
        return new CertificateFingerprint(written.replace(":", "").toLowerCase(Locale.ROOT));
    }

    /** Of a certificate in DER form (X.690), as a TLS handshake carries it. */
    public static CertificateFingerprint of(byte[] der) {
        if (der.length == 0) {
            throw new IllegalArgumentException("an empty certificate is none");
        }
        return new CertificateFingerprint(
                HexFormat.of().formatHex(Hash.sha256(der).bytes()));
    }

    /**
     * What the binding is found by. No secret of a token has this shape, so that a fingerprint, which anyone may know,
     * never serves as one.
     */
    public TokenHash hash() {
        return TokenHash.of("certificate sha-256 " + hex);
    }

    private static IllegalArgumentException notOne(String written) {
        return new IllegalArgumentException(
                "not the SHA-256 of a certificate (64 hexadecimal digits): " + Quoted.of(written));
    }

    @Override
    public String toString() {
        return hex;
    }
}
