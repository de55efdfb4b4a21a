package dev.tocsin.hub.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer in the form that suits the request: not at all where the caller has it (RFC 9110 §13), shorter where it takes that. */
final class Representation {

    /** Below it, nothing is won. */
    private static final int SHORTEST = 1_024;

    private static final int TAG_BYTES = 16;
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e]*\")");

    private Representation() {}

    /**
     * @param ifNoneMatch that header, if there is one
     * @param acceptEncoding that header, if there is one
     */
    static Reply of(Reply reply, Optional<String> ifNoneMatch, Optional<String> acceptEncoding) {
        Reply tagged = reply;
        if (reply.isTagged()) {
            String tag = tag(reply.body());
            // Weak, since it is that of the content in either coding (RFC 9110 §8.8.1).
            if (ifNoneMatch.filter(known -> isAmong(known, tag)).isPresent()) {
                return reply.notModified().with("ETag", "W/" + tag);
            }
            tagged = reply.with("ETag", "W/" + tag);
        }
        if (!reply.mayBeShortened()) {
            return tagged;
        }
        tagged = tagged.with("Vary", "Accept-Encoding");
        return reply.body().length >= SHORTEST
                        && acceptEncoding.filter(AcceptEncoding::prefersGzip).isPresent()
                ? tagged.shortened()
                : tagged;
    }

    /** RFC 9110 §13.1.2, by the weak comparison. */
    private static boolean isAmong(String header, String tag) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher known = TAG.matcher(header);
        while (known.find()) {
            if (known.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Of what is answered and nothing else: it tells no more than the answer. */
    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
