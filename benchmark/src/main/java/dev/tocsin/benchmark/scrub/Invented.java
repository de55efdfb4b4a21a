package dev.tocsin.benchmark.scrub;

import java.util.Random;

/** Values that belong to nobody: invented, by the rules that real ones follow. */
final class Invented {

    private static final String[] GIVEN = {
        "Anna",
        "Thomas",
        "Maria",
        "Priya",
        "Mohammed",
        "Elena",
        "Wei",
        "Kofi",
        "Sven",
        "Ayesha",
        "Oluwaseun",
        "Thi",
        "Bronwyn",
        "Ilse",
        "Dagny",
        "Michael",
        "Sarah",
        "Peter",
        "Laura",
        "Carlos"
    };
    private static final String[] FAMILY = {
        "Lopez",
        "Schmidt",
        "Okafor",
        "Nguyen",
        "Kowalski",
        "Berg",
        "Haddad",
        "Svensson",
        "Marchetti",
        "Tanaka",
        "Brennan",
        "Oyelaran",
        "Fischer",
        "Novak",
        "Delacroix",
        "Whitfield",
        "Rao",
        "Petrenko",
        "O'Hara",
        "Lindqvist"
    };
    private static final String[] VICTIM_DOMAINS = {
        "rural-clinic.test", "citywater.example", "firstbank.example.net", "school-district.example.org"
    };
    private static final String[] BAD_DOMAINS = {
        "secure-mail-login.top", "invoice-update.xyz", "cdn-sync.example.com", "account-verify.icu"
    };
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String TOKEN = UPPER + UPPER.toLowerCase(java.util.Locale.ROOT) + "0123456789";

    private final Random random;

    Invented(Random random) {
        this.random = random;
    }

    String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    String given() {
        return pick(GIVEN);
    }

    String family() {
        return pick(FAMILY);
    }

    String person() {
        return given() + " " + family();
    }

    String account() {
        return (given().charAt(0) + family().replace("'", "")).toLowerCase(java.util.Locale.ROOT);
    }

    String mail() {
        return (given() + "." + family().replace("'", "")).toLowerCase(java.util.Locale.ROOT) + "@"
                + pick(VICTIM_DOMAINS);
    }

    String badMail() {
        return pick("billing", "ceo", "no-reply", "support") + number(2) + "@" + pick(BAD_DOMAINS);
    }

    /** Of ranges that are given out for use in stories. */
    String phone() {
        return pick(
                "+1 202 555 01" + number(2),
                "(202) 555-01" + number(2),
                "202-555-01" + number(2),
                "+44 20 7946 0" + number(3),
                "+49 30 23125 " + number(3),
                "+33 1 99 00 " + number(2) + " " + number(2));
    }

    String socialSecurity() {
        return (100 + random.nextInt(500)) + "-" + (10 + random.nextInt(80)) + "-" + (1000 + random.nextInt(8999));
    }

    String spanishId() {
        int number = random.nextInt(100_000_000);
        return "%08d%s".formatted(number, "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    }

    /** A number of a card by its first digits and its check digit (ISO/IEC 7812-1). */
    String card() {
        StringBuilder digits = new StringBuilder(pick("4", "51", "55")).append(number(15));
        digits.setLength(15);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        digits.append((10 - sum % 10) % 10);
        return random.nextBoolean() ? digits.toString() : digits.toString().replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    /** With the two check digits of ISO 13616. */
    String iban() {
        String account = number(18);
        // Letters count from A = 10: D is 13, E is 14.
        int rest = new java.math.BigInteger(account + "131400")
                .mod(java.math.BigInteger.valueOf(97))
                .intValue();
        String iban = "DE%02d".formatted(98 - rest) + account;
        return random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    String host() {
        return pick(
                "DESKTOP-" + token(7).toUpperCase(java.util.Locale.ROOT),
                "fileserver" + number(2) + ".clinic.local",
                "WS-" + number(4),
                "nurse-pc-" + number(2),
                "SRV-HR" + number(2));
    }

    String insideAddress() {
        return pick(
                "10." + octet() + "." + octet() + "." + octet(),
                "192.168." + octet() + "." + octet(),
                "172.20." + octet() + "." + octet());
    }

    String publicAddress() {
        return pick("45", "91", "185", "203") + "." + octet() + "." + octet() + "." + octet();
    }

    String street() {
        return (1 + random.nextInt(999)) + " " + pick("Oak", "Main", "Lincoln", "River", "Church") + " "
                + pick("Street", "Avenue", "Road", "Lane");
    }

    String badDomain() {
        return pick(BAD_DOMAINS);
    }

    String secret() {
        return pick(
                "AKIA"
                        + token(40)
                                .toUpperCase(java.util.Locale.ROOT)
                                .replaceAll("[0189]", "")
                                .concat("QQQQQQQQQQQQQQQQ")
                                .substring(0, 16),
                "ghp_" + token(36),
                "sk-ant-" + token(40),
                "sk-proj-" + token(48),
                "hf_" + token(34),
                "xoxb-" + number(11) + "-" + token(24),
                "eyJ" + token(20) + ".eyJ" + token(40) + "." + token(43));
    }

    String password() {
        return pick("Winter" + number(4) + "!", "c0rrect-h0rse", "P@ss" + number(3), token(12) + "7");
    }

    String hash(int length) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            hex.append(Integer.toHexString(random.nextInt(16)));
        }
        return hex.toString();
    }

    String number(int digits) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    private String token(int length) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < length; i++) {
            token.append(TOKEN.charAt(random.nextInt(TOKEN.length())));
        }
        return token.toString();
    }

    private int octet() {
        return 1 + random.nextInt(250);
    }
}
