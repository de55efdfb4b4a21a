package dev.tocsin.share.community;

import java.time.Instant;

/** Whether somebody looked up that a member is the organisation it says it is. */
public sealed interface LegalEntity {

    record Unverified() implements LegalEntity {}

    /**
     * @param by who looked, as people call them
     * @param when the hub was told
     * @param grounds what they saw, such as a register and the number in it
     */
    record Verified(String by, Instant when, String grounds) implements LegalEntity {

        /** @throws MalformedName if one of the texts is not one line of printable text */
        public Verified {
            by = DisplayName.of(by);
            grounds = DisplayName.of(grounds);
        }
    }
}
