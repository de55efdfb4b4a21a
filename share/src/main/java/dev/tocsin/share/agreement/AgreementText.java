package dev.tocsin.share.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The text of an agreement: lines for people to read, in UTF-8 and without anything that hides. */
public record AgreementText(String text) {

    /** In characters (UTF-16). */
    public static final int MAX_LENGTH = 100_000;

    /** @throws MalformedAgreement if it is empty, too long, or has characters that move a cursor or hide */
    public AgreementText {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new MalformedAgreement(
                    "an agreement has 1 to " + MAX_LENGTH + " characters, this one " + text.length());
        }
        text.codePoints().filter(AgreementText::hides).findFirst().ifPresent(c -> {
            throw new MalformedAgreement("an agreement is text that is read as it stands, and this one has "
                    + String.format("U+%04X", c) + " in it");
        });
    }

    /** The SHA-256 of the text in UTF-8, in 64 lower-case hexadecimal digits. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
