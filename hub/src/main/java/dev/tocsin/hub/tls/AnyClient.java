package dev.tocsin.hub.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Lets a client show whatever certificate it has. The handshake proves that it has the private key (RFC 8446 §4.4.3), and
 * that is all that is believed: whom the certificate stands for is looked up for each request by its fingerprint, and one
 * that is bound to nobody stands for nobody. So nothing that an issuer or a name in it says can let anyone in, and a
 * certificate that is removed counts no more on connections and resumed sessions that began before.
 */
final class AnyClient implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("an empty chain of certificates");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a hub's own context is for no connection to a server");
    }

    /** None are named, so that a client offers whichever it has. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
