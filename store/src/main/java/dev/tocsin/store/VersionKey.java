package dev.tocsin.store;

import dev.tocsin.stix.StixTimestamp;

/** A timestamp as text that compares, byte by byte, as the moments do, and is equal where they are. */
final class VersionKey {

    private VersionKey() {}

    /** Without the Z, and without zeros at the end of the fraction: a shorter fraction is the earlier moment. */
    static String of(StixTimestamp version) {
        String text = version.toString();
        int end = text.length() - 1;
        if (text.indexOf('.') >= 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            if (text.charAt(end - 1) == '.') {
                end--;
            }
        }
        return text.substring(0, end);
    }
}
