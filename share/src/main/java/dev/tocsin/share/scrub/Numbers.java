package dev.tocsin.share.scrub;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Locale;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.IBANValidator;

/** Numbers that name a person or an account: telephones, cards, bank accounts and national ids, by form and check digit. */
final class Numbers {

    private static final String EDGE = "(?:^|[^A-Za-z0-9_.+/-])";
    private static final CreditCardValidator CARDS = new CreditCardValidator(CreditCardValidator.AMEX
            + CreditCardValidator.VISA
            + CreditCardValidator.MASTERCARD
            + CreditCardValidator.DISCOVER
            + CreditCardValidator.DINERS);
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    static final List<Detector> ALL = List.of(
            new Shape(
                    Kind.BANK_ACCOUNT,
                    Mark.sequence("AA00"),
                    com.google.re2j.Pattern.compile(
                            "\\b([A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\\b"),
                    iban -> IBANValidator.DEFAULT_IBAN_VALIDATOR.isValid(iban.replace(" ", ""))),
            Shape.of(
                    Kind.PAYMENT_CARD,
                    Mark.digits(13, " -"),
                    EDGE + "([0-9](?:[ -]?[0-9]){12,18})\\b",
                    card -> CARDS.isValid(Digits.of(card))),
            Shape.of(
                    Kind.NATIONAL_ID,
                    Mark.sequence("0-0"),
                    EDGE + "([0-9]{3}-[0-9]{2}-[0-9]{4})\\b",
                    NationalIds::isSocialSecurity),
            Shape.of(
                    Kind.NATIONAL_ID,
                    Mark.sequence("AA").and(Mark.digits(6, " ")),
                    "\\b([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D])\\b",
                    NationalIds::isNationalInsurance),
            Shape.of(Kind.NATIONAL_ID, Mark.digits(7, ""), "\\b([0-9XYZ][0-9]{7}-?[A-Z])\\b", NationalIds::isSpanish),
            Shape.of(
                    Kind.NATIONAL_ID,
                    Mark.sequence("AAAAAA00"),
                    "\\b([A-Z]{6}[0-9]{2}[ABCDEHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z])\\b",
                    NationalIds::isItalian),
            Shape.of(
                    Kind.NATIONAL_ID,
                    Mark.digits(15, " "),
                    EDGE + "([12] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2})\\b",
                    NationalIds::isFrench),
            Shape.of(
                    Kind.NATIONAL_ID,
                    Mark.digits(11, ""),
                    "(?i)\\bpesel\\b[^0-9]{0,12}([0-9]{11})\\b",
                    NationalIds::isPolish),
            Shape.of(
                    Kind.NATIONAL_ID,
                    Mark.digits(9, ""),
                    "(?i)\\b(?:bsn|burgerservicenummer)\\b[^0-9]{0,12}([0-9]{9})\\b",
                    NationalIds::isDutch),
            new Shape(
                    Kind.PHONE_NUMBER,
                    text -> text.indexOf('+') >= 0,
                    com.google.re2j.Pattern.compile("(\\+ ?[1-9][0-9 ().\\-/]{5,24}[0-9])"),
                    number -> isPhone(number, "ZZ")),
            Shape.of(
                    Kind.PHONE_NUMBER,
                    Mark.sequence("0-0").or(Mark.sequence("0.0")).or(Mark.sequence("0 0")),
                    EDGE
                            + "(\\([0-9]{3}\\) ?[0-9]{3}[-. ][0-9]{4}|[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4})(?:$|[^0-9A-Za-z.-]|[.-](?:$|[^0-9]))",
                    number -> isPhone(number, "US")),
            Shape.of(
                    Kind.PHONE_NUMBER,
                    Mark.stretch(7, " ()./-"),
                    "(?i)\\b(?:tel|telephone|phone|telefon|call|called|mobile|cell|fax|handy|hotline|extension)\\b[^0-9+\\n]{0,16}"
                            + "(\\(?[0-9][0-9 ()./\\-]{5,18}[0-9])",
                    number -> Digits.of(number).length() <= 15));

    private Numbers() {}

    private static boolean isPhone(String number, String region) {
        try {
            return PHONES.isValidNumber(PHONES.parse(number, region.toUpperCase(Locale.ROOT)));
        } catch (NumberParseException e) {
            // The library's word for: no telephone number.
            return false;
        }
    }
}
