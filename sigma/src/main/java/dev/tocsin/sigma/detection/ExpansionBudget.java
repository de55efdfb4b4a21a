package dev.tocsin.sigma.detection;

/** How many characters the modifiers of a file may still make of its values, beyond those that are written. */
public final class ExpansionBudget {

    /** The most that the modifiers of one file may make. */
    public static final long MAX_CHARACTERS = 32_000_000;

    private long left = MAX_CHARACTERS;

    /** Takes so many, if they are left. */
    boolean take(long characters) {
        if (characters > left) {
            return false;
        }
        left -= characters;
        return true;
    }
}
