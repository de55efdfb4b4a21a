package dev.tocsin.hub.tls;

/** What looking at the files of a certificate again came to. */
public sealed interface Look {

    /** The files are as they were, good or bad. */
    record Unchanged() implements Look {}

    /** Another certificate is shown from now on. */
    record Replaced(ServerCertificate now) implements Look {}

    /** The files changed to what cannot be used; the certificate of before goes on being shown. */
    record Refused(String why) implements Look {}
}
