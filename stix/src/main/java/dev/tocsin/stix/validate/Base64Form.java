package dev.tocsin.stix.validate;

/** The written form of base64 (RFC 4648 §4), looked at without decoding: a payload may be many megabytes. */
final class Base64Form {

    private static final int GROUP = 4;
    private static final int MOST_PADDING = 2;

    private Base64Form() {}

    static boolean fits(String text) {
        int end = text.length();
        while (end > 0 && text.length() - end < MOST_PADDING && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() % GROUP == 0;
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
