package dev.tocsin.stix.validate;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The written form of IP addresses and CIDR blocks. It never asks a name server. */
final class IpForm {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
    private static final int IPV6_GROUPS = 8;

    private IpForm() {}

    /** {@code 198.51.100.3} or {@code 198.51.100.0/24}. */
    static boolean isIpv4(String text) {
        return isBlock(text, 32, address -> IPV4.matcher(address).matches());
    }

    /** {@code 2001:db8::1} or {@code 2001:db8::/32}, as RFC 4291 §2.2 and §2.3 write them. */
    static boolean isIpv6(String text) {
        return isBlock(text, 128, IpForm::isIpv6Address);
    }

    private static boolean isBlock(String text, int bits, Predicate<String> address) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return address.test(text);
        }
        String prefix = text.substring(slash + 1);
        return address.test(text.substring(0, slash))
                && PREFIX.matcher(prefix).matches()
                && Integer.parseInt(prefix) <= bits;
    }

    private static boolean isIpv6Address(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == IPV6_GROUPS;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        // RFC 4291 §2.2: the two colons stand for at least one group.
        return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
    }

    /** How many groups of 16 bits the text has, or -1000 if it is malformed; an IPv4 address at the end counts two. */
    private static int groups(String text, boolean atEnd) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (atEnd && i == parts.length - 1 && IPV4.matcher(parts[i]).matches()) {
                count += 2;
            } else {
                return -1000;
            }
        }
        return count;
    }
}
