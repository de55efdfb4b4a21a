package dev.tocsin.benchmark;

import java.util.SplittableRandom;

/**
 * Domain names that look like those of lists: words and syllables, with digits and hyphens; random letters, as malware makes
 * them; names under top-level domains that are as frequent as in such lists, and under services that give names to anyone.
 */
final class GeneratedNames {

    private static final String[] TOP = {
        "com", "com", "com", "com", "com", "com", "com", "com", "net", "net", "org", "org", "ru", "cn", "info", "xyz",
        "top", "online", "site", "shop", "club", "de", "co.uk", "com.br", "in", "io", "tk", "pw", "biz", "live"
    };
    private static final String[] SERVICES = {
        "duckdns.org",
        "blogspot.com",
        "herokuapp.com",
        "no-ip.org",
        "github.io",
        "web.app",
        "azurewebsites.net",
        "s3.amazonaws.com",
        "pages.dev",
        "weebly.com"
    };
    private static final String[] LABELS = {
        "www", "www", "www", "mail", "cdn", "login", "secure", "api", "m", "update", "static", "img", "vpn", "portal",
        "ns1"
    };
    private static final String[] WORDS = {
        "account", "auth", "bank", "cloud", "data", "digital", "drive", "express", "file", "free", "game", "global",
                "help",
        "home", "invoice", "mail", "market", "media", "mobile", "news", "office", "online", "pay", "play", "plus",
                "post",
        "report", "safe", "secure", "service", "shop", "signin", "smart", "soft", "store", "support", "sync", "system",
                "tech",
        "track", "trade", "update", "verify", "video", "wallet", "web", "windows", "world"
    };
    private static final String CONSONANTS = "bcdfghjklmnprstvwz";
    private static final String VOWELS = "aeiou";

    private final SplittableRandom random;

    GeneratedNames(SplittableRandom random) {
        this.random = random;
    }

    /** A name that somebody could register. */
    String registered() {
        return random.nextInt(10) == 0 ? label() + "." + one(SERVICES) : label() + "." + one(TOP);
    }

    /** The name of a machine: half of them have labels below what was registered. */
    String host() {
        String name = registered();
        return switch (random.nextInt(8)) {
            case 0, 1 -> one(LABELS) + "." + name;
            case 2 -> letters(random.nextInt(6, 13)) + "." + name;
            case 3 -> letters(random.nextInt(4, 9)) + "." + one(LABELS) + "." + name;
            default -> name;
        };
    }

    /** A part of a path. */
    String word() {
        return random.nextBoolean() ? one(WORDS) : syllables(random.nextInt(2, 5));
    }

    private String label() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> one(WORDS) + syllables(random.nextInt(1, 4));
            case 2 -> one(WORDS) + "-" + one(WORDS) + random.nextInt(100);
            case 3 -> syllables(random.nextInt(2, 5)) + random.nextInt(1_000);
            case 4 -> letters(random.nextInt(8, 21));
            default -> syllables(random.nextInt(2, 6));
        };
    }

    private String syllables(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            text.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            if (random.nextInt(3) == 0) {
                text.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            }
        }
        return text.toString();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
