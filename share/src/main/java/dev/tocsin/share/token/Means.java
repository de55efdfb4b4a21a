package dev.tocsin.share.token;

/** What someone shows to be known as the bearer of a token. */
public sealed interface Means {

    /** The secret that was made with the token. */
    record Secret() implements Means {}

    /** What is there without the hub, and was bound to the bearer. */
    sealed interface Bound extends Means {

        /** What the binding is found by. */
        TokenHash hash();
    }

    /** A client certificate. */
    record Certificate(CertificateFingerprint fingerprint) implements Bound {

        @Override
        public TokenHash hash() {
            return fingerprint.hash();
        }
    }

    /** A login with an OpenID provider. */
    record Login(OidcSubject subject) implements Bound {

        @Override
        public TokenHash hash() {
            return subject.hash();
        }
    }
}
