package dev.tocsin.share.scrub;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is found in a text that should not be shared by accident. */
public enum Kind {
    SECRET("secret or key"),
    EMAIL_ADDRESS("e-mail address"),
    PERSON_NAME("person's name"),
    PHONE_NUMBER("phone number"),
    ACCOUNT_NAME("account name"),
    HOST_NAME("host name"),
    NETWORK_ADDRESS("network address"),
    POSTAL_ADDRESS("postal address"),
    NATIONAL_ID("national id"),
    PAYMENT_CARD("payment card number"),
    BANK_ACCOUNT("bank account"),
    HIDDEN_CHARACTER("hidden character");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The kind as people call it, such as {@code e-mail address}. */
    public String words() {
        return words;
    }

    /** The kind for programs, such as {@code email-address}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** What stands in the place of what was taken out, such as {@code [removed: e-mail address]}. */
    public String placeholder() {
        return Placeholder.OPENING + words + Placeholder.CLOSING;
    }
}
