package dev.tocsin.hub.http;

import java.util.Locale;
import java.util.OptionalDouble;

/** What an {@code Accept-Encoding} header says of gzip (RFC 9110 §12.5.3). */
final class AcceptEncoding {

    private static final int LONGEST = 1_000;

    private AcceptEncoding() {}

    /** Whether the caller takes gzip, and not rather the content as it is. What is malformed asks for nothing. */
    static boolean prefersGzip(String header) {
        if (header.length() > LONGEST) {
            return false;
        }
        OptionalDouble gzip = OptionalDouble.empty();
        OptionalDouble identity = OptionalDouble.empty();
        OptionalDouble others = OptionalDouble.empty();
        for (String range : header.split(",", -1)) {
            String[] parts = range.split(";", -1);
            double weight = weight(parts);
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> gzip = OptionalDouble.of(Math.max(weight, gzip.orElse(0)));
                case "identity" -> identity = OptionalDouble.of(weight);
                case "*" -> others = OptionalDouble.of(weight);
                default -> {}
            }
        }
        double wanted = gzip.orElse(others.orElse(0));
        return wanted > 0 && wanted >= identity.orElse(0);
    }

    /** 1 where there is none; 0 for one that is none (RFC 9110 §12.4.2). */
    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip().toLowerCase(Locale.ROOT);
            if (part.startsWith("q=")) {
                String number = part.substring(2);
                return number.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(number) : 0;
            }
        }
        return 1;
    }
}
