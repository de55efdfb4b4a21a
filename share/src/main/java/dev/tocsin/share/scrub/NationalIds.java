package dev.tocsin.share.scrub;

import java.math.BigInteger;
import java.util.Set;

/** The check digits and forbidden ranges of national ids, as their issuers publish them. */
final class NationalIds {

    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] ITALIAN_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final int[] POLISH_WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    private static final Set<String> NEVER_ISSUED_PREFIXES = Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ");

    private NationalIds() {}

    /** United States: no area 000, 666 or 900 and above, no group 00, no serial 0000. */
    static boolean isSocialSecurity(String written) {
        String digits = Digits.of(written);
        int area = Integer.parseInt(digits.substring(0, 3));
        return area != 0
                && area != 666
                && area < 900
                && !digits.substring(3, 5).equals("00")
                && !digits.substring(5).equals("0000");
    }

    /** United Kingdom. */
    static boolean isNationalInsurance(String written) {
        return !NEVER_ISSUED_PREFIXES.contains(written.substring(0, 2));
    }

    /** Spain, citizens and residents: the letter is the number modulo 23. */
    static boolean isSpanish(String written) {
        String plain = written.replace("-", "");
        char first = plain.charAt(0);
        String number = (Digits.isDigit(first) ? "" + first : "" + "XYZ".indexOf(first)) + plain.substring(1, 8);
        return SPANISH_LETTERS.charAt(Integer.parseInt(number) % 23) == plain.charAt(8);
    }

    /** Italy: the last letter is a weighted sum modulo 26. */
    static boolean isItalian(String written) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = written.charAt(i);
            int value = Digits.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
        }
        return (char) ('A' + sum % 26) == written.charAt(15);
    }

    /** France: the last two digits are 97 less the rest modulo 97. */
    static boolean isFrench(String written) {
        String digits = Digits.of(written);
        long rest = new BigInteger(digits.substring(0, 13))
                .mod(BigInteger.valueOf(97))
                .longValue();
        return 97 - rest == Long.parseLong(digits.substring(13));
    }

    /** Poland. */
    static boolean isPolish(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (digits.charAt(i) - '0') * POLISH_WEIGHTS[i];
        }
        return (10 - sum % 10) % 10 == digits.charAt(10) - '0';
    }

    /** Netherlands: weights 9 to 2 and -1, divisible by 11. */
    static boolean isDutch(String digits) {
        int sum = -(digits.charAt(8) - '0');
        for (int i = 0; i < 8; i++) {
            sum += (digits.charAt(i) - '0') * (9 - i);
        }
        return sum != 0 && sum % 11 == 0;
    }
}
