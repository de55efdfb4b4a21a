package dev.tocsin.share.anonymity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a contributor, found in texts, and in addresses that are made of it. */
public final class OwnName {

    static final String PLACEHOLDER = "[contributor]";

    /** In letters and digits: shorter ones stand in too many words. */
    private static final int SHORTEST_IN_ADDRESSES = 5;

    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Pattern pattern;

    /** @param name as people write it; empty where there is none to be found */
    public OwnName(Optional<String> name) {
        String words = name.map(text -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])")
                .orElse("(?!)");
        String joined =
                name.map(text -> NOT_IN_ADDRESSES.matcher(text).replaceAll("")).orElse("");
        String hyphened =
                name.map(text -> NOT_IN_ADDRESSES.matcher(text).replaceAll("-")).orElse("");
        String addresses = joined.length() < SHORTEST_IN_ADDRESSES
                ? ""
                : "|" + Pattern.quote(joined.toLowerCase(Locale.ROOT)) + "|"
                        + Pattern.quote(hyphened.toLowerCase(Locale.ROOT));
        this.pattern = Pattern.compile(words + addresses, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    String replacedIn(String text) {
        return pattern.matcher(text).replaceAll(PLACEHOLDER);
    }
}
