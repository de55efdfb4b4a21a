package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Severity.ERROR;
import static dev.tocsin.stix.validate.Severity.WARNING;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A form that a string can be asked to have.
 *
 * @param severity how much it weighs that a text has not the form
 * @param section what asks for the form
 * @param complaint what to say of a text without it
 * @param mayBeDefanged whether a defanged object (STIX 2.1 §3.2) may write it otherwise, such as {@code example[.]com}
 */
record TextForm(Severity severity, Section section, String complaint, Predicate<String> form, boolean mayBeDefanged) {

    private static final int LONGEST_DOMAIN_NAME = 253;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern DOMAIN_LABEL =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}_])?");

    static final TextForm ANY = form(ERROR, "2.15", "", text -> true);

    static final TextForm LANGUAGE =
            form(WARNING, "3.2", "is no language tag of RFC 5646, such as en or pt-BR", TextForm::isLanguageTag);

    static final TextForm COUNTRY =
            form(WARNING, "4.10", "is no country code of ISO 3166-1 with two letters", TextForm::isCountry);

    static final TextForm URL = form(WARNING, "2.5", "is no URL of RFC 3986 with a scheme", TextForm::isUrl);

    static final TextForm ARTIFACT_URL = form(ERROR, "6.1", "must be a URL of RFC 3986 with a scheme", TextForm::isUrl);

    static final TextForm MEDIA_TYPE = form(
            WARNING,
            "6.7",
            "has not the form of a media type, such as application/zip",
            matching("[\\w.+*-]+/[\\w.+*-]+(\\s*;.*)?"));

    static final TextForm KILL_CHAIN_WORD =
            form(WARNING, "2.11", "should be in lower case with hyphens between words", matching("[^\\p{Lu}_\\s]*"));

    static final TextForm RELATIONSHIP_TYPE =
            form(ERROR, "5.1", "must be made of a-z, 0-9 and hyphens only", matching("[a-z0-9-]+"));

    static final TextForm CPE = form(
            ERROR,
            "6.14",
            "must be a CPE 2.3 name, such as cpe:2.3:a:vendor:product:1.0:*:*:*:*:*:*:*",
            matching("cpe:2\\.3(:(?:[^:\\\\]|\\\\.)+){11}"));

    static final TextForm MAC_ADDRESS = form(
            ERROR,
            "6.10",
            "must be six pairs of lower-case hexadecimal digits with colons between them",
            matching("[0-9a-f]{2}(:[0-9a-f]{2}){5}"));

    static final TextForm HTTP_METHOD = form(WARNING, "6.12.2", "should be in lower case", matching("[^\\p{Lu}]*"));

    static final TextForm IPV4 =
            observed(ERROR, "6.8", "must be an IPv4 address or a CIDR block of them", IpForm::isIpv4);

    static final TextForm IPV6 =
            observed(ERROR, "6.9", "must be an IPv6 address or a CIDR block of them", IpForm::isIpv6);

    static final TextForm DOMAIN_NAME =
            observed(WARNING, "6.4", "is no domain name of RFC 1034 and RFC 5890", TextForm::isDomainName);

    static final TextForm EMAIL_ADDRESS = observed(
            WARNING,
            "6.5",
            "is no addr-spec of RFC 5322, such as jane.smith@example.com",
            matching("[^\\s<>@]+@[^\\s<>@]+"));

    static final TextForm OBSERVED_URL = observed(WARNING, "6.15", "is no URL of RFC 3986", TextForm::isUrl);

    boolean fits(String text) {
        return form.test(text);
    }

    private static TextForm form(Severity severity, String section, String complaint, Predicate<String> form) {
        return new TextForm(severity, Section.stix(section), complaint, form, false);
    }

    /** The form of an observed value. */
    private static TextForm observed(Severity severity, String section, String complaint, Predicate<String> form) {
        return new TextForm(severity, Section.stix(section), complaint, form, true);
    }

    private static Predicate<String> matching(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }

    private static boolean isLanguageTag(String text) {
        try {
            new Locale.Builder().setLanguageTag(text);
            return !text.isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean isCountry(String text) {
        // The specification's own example writes it in lower case.
        return text.length() == 2 && COUNTRIES.contains(text.toUpperCase(Locale.ROOT));
    }

    private static boolean isUrl(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDomainName(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.length() > LONGEST_DOMAIN_NAME) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (!DOMAIN_LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
