package dev.tocsin.share.scrub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of people, computers and accounts, and where people live. There is no dictionary of all names: a person's is found
 * by the title or the word before it, or by a given name that is on a list.
 */
final class Names {

    private static final String WORD = "(?:\\p{Lu}['’])?\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?";
    private static final String FULL =
            WORD + "(?: \\p{Lu}\\.)?(?: (?:van|von|de|der|den|di|da|al|bin) )?(?: ?" + WORD + ")(?: " + WORD + ")?";
    private static final Set<String> GIVEN = given();
    private static final Set<String> NOT_ACCOUNTS = Set.of(
            "system",
            "root",
            "administrator",
            "admin",
            "guest",
            "public",
            "default",
            "all users",
            "defaultaccount",
            "user",
            "users",
            "nobody",
            "www-data",
            "localservice",
            "networkservice",
            "service",
            "shared",
            "test",
            "null",
            "none",
            "unknown",
            "name");

    static final List<Detector> PEOPLE = List.of(
            Shape.of(
                    Kind.PERSON_NAME,
                    Mark.any("Mr", "Ms", "Miss", "Dr", "Prof", "Herr", "Frau", "Mme", "Sr"),
                    "\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Mme|Sr|Sra)\\.? +(" + WORD + "(?: \\p{Lu}\\.)?(?: " + WORD
                            + ")?)"),
            Shape.of(
                    Kind.PERSON_NAME,
                    Mark::twoCapitalised,
                    "\\b(?i:reported by|contact person|contact|contacted|victim|employee|patient|customer|analyst|colleague|sincerely,|regards,|named"
                            + "|name:|on behalf of|spoke to|spoke with|interviewed|assistant|manager|nurse|accountant|clerk|director|officer|addressed to|dear)"
                            + ":? +(" + FULL + ")"),
            Shape.of(
                    Kind.PERSON_NAME,
                    Mark::twoCapitalised,
                    "\\b(" + WORD + "(?: \\p{Lu}\\.)? (?:(?:van|von|de|der|di|da) )?" + WORD + ")",
                    found -> GIVEN.contains(found.split(" ", 2)[0])));

    static final List<Detector> ACCOUNTS = List.of(
            Shape.of(
                    Kind.ACCOUNT_NAME,
                    "\\",
                    "(?:^|[\\s\"'(=,;])((?:[A-Z][A-Z0-9-]{1,14})\\\\{1,2}[A-Za-z0-9][A-Za-z0-9._-]{1,31}\\$?)(?:$|[\\s\"'),;.:])",
                    Names::isDomainAccount),
            Shape.of(
                    Kind.ACCOUNT_NAME,
                    "sers",
                    "(?i)(?:[a-z]:)?[\\\\/]{1,2}(?:users|documents and settings)[\\\\/]{1,2}([^\\\\/\\s:*?\"<>|%\\[\\]]{2,64})",
                    Names::isPersonal),
            Shape.of(Kind.ACCOUNT_NAME, "/home/", "/home/([A-Za-z0-9._-]{2,64})", Names::isPersonal),
            Shape.of(
                    Kind.ACCOUNT_NAME,
                    Mark.any(":", "=").and(Mark.anyCase("user", "login", "logon", "account")),
                    "(?i)\\b(?:user ?name|login(?: name)?|logon name|account(?: name)?|user id|userid|user)[\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._-]{1,63})",
                    Names::isPersonal));

    static final List<Detector> HOSTS = List.of(
            Shape.of(
                    Kind.HOST_NAME,
                    Mark.any(
                            "DESKTOP-",
                            "LAPTOP-",
                            "WIN-",
                            "WS-",
                            "PC-",
                            "SRV-",
                            "NB-",
                            "WKS-",
                            "CLIENT-",
                            "DC-",
                            "HOST-"),
                    "\\b((?:DESKTOP|LAPTOP|WIN|WS|PC|SRV|NB|WKS|CLIENT|DC|HOST)-[A-Z0-9][A-Z0-9-]{1,14})\\b"),
            Shape.of(
                    Kind.HOST_NAME,
                    Mark.anyCase(".local", ".lan", ".corp", ".intranet", ".internal", ".home.arpa"),
                    "(?i)\\b((?:[a-z0-9](?:[a-z0-9-]{0,62})\\.)+(?:local|lan|corp|intranet|internal|localdomain|home\\.arpa))\\b"));

    static final List<Detector> PLACES = List.of(
            Shape.of(
                    Kind.POSTAL_ADDRESS,
                    Mark.any(
                            " St",
                            " Ave",
                            " Road",
                            " Rd",
                            " Boulevard",
                            " Blvd",
                            " Lane",
                            " Ln",
                            " Drive",
                            " Court",
                            " Ct",
                            " Square",
                            " Terrace",
                            " Parkway",
                            " Pkwy"),
                    "\\b([0-9]{1,5}[A-Za-z]? (?:(?:North|South|East|West|N\\.|S\\.|E\\.|W\\.) )?(?:\\p{Lu}[\\p{L}']+ ){1,3}"
                            + "(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Court|Ct|Square|Terrace|Parkway|Pkwy)\\b\\.?"
                            + "(?:, ?\\p{Lu}[\\p{L} ]{2,30})?(?:,? ?[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?)?)",
                    found -> true),
            Shape.of(
                    Kind.POSTAL_ADDRESS,
                    Mark.any("straße", "strasse", "weg", "platz", "allee", "gasse"),
                    "(\\p{Lu}\\p{Ll}+(?:straße|strasse|weg|platz|allee|gasse) [0-9]{1,4}[a-z]?(?:, ?(?:D-)?[0-9]{5} \\p{Lu}[\\p{L}]+)?)",
                    found -> true));

    private Names() {}

    private static boolean isDomainAccount(String found) {
        int slash = found.indexOf('\\');
        String domain = found.substring(0, slash);
        String account = found.substring(found.lastIndexOf('\\') + 1);
        return !domain.startsWith("HK")
                && !domain.equals("AUTHORITY")
                && !domain.equals("BUILTIN")
                && isPersonal(account);
    }

    private static boolean isPersonal(String account) {
        String plain = account.toLowerCase(java.util.Locale.ROOT);
        return !NOT_ACCOUNTS.contains(plain) && !plain.contains(".exe") && !plain.contains(".dll");
    }

    private static Set<String> given() {
        InputStream in = Names.class.getResourceAsStream("given-names.txt");
        if (in == null) {
            throw new IllegalStateException("not in this build: given-names.txt");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
