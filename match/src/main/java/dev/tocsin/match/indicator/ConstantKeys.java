package dev.tocsin.match.indicator;

import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.OptionalLong;

/**
 * The key of what a comparison asks for: one of those that {@link TextKeys} gives for every value for which the comparison can
 * hold. Empty where no one key is among the keys of all of them. Not safe for use by several threads at once.
 */
final class ConstantKeys {

    /** Where all names below a domain can be asked for. */
    static final ObjectPath DOMAIN_NAME = new ObjectPath("domain-name", List.of(new Step.Property("value")));

    private static final ObjectPath URL = new ObjectPath("url", List.of(new Step.Property("value")));

    private final IndicatorKeys keys;
    private final WrittenAddress address = new WrittenAddress();
    private boolean anyDomain;

    ConstantKeys(long seed) {
        this.keys = new IndicatorKeys(seed);
    }

    /** All networks whose keys were made here. */
    Networks networks() {
        return keys.networks();
    }

    /** Whether the key of a domain and all below it was made here. */
    boolean anyDomain() {
        return anyDomain;
    }

    OptionalLong of(ObjectPath path, Operator operator, Literal literal) {
        return switch (operator) {
            case EQUAL -> equal(path, literal);
            case LIKE -> literal instanceof Literal.Text(String pattern) ? like(path, pattern) : OptionalLong.empty();
            case ISSUBSET -> literal instanceof Literal.Text(String range) ? within(range) : OptionalLong.empty();
            default -> OptionalLong.empty();
        };
    }

    OptionalLong equal(ObjectPath path, Literal literal) {
        return switch (literal) {
            case Literal.Text(String text) -> isBinary(path) ? OptionalLong.empty() : text(text);
            case Literal.Whole(var number) -> number(new BigDecimal(number));
            case Literal.Decimal(var number) -> number(number);
            // Few values, or values that are written in many ways.
            case Literal.Truth ignored -> OptionalLong.empty();
            case Literal.Timestamp ignored -> OptionalLong.empty();
            case Literal.Bytes ignored -> OptionalLong.empty();
        };
    }

    private OptionalLong number(BigDecimal number) {
        return keys.value(ValueKind.FOLDED, TextKeys.digits(number));
    }

    /** Whether values of the path are compared by the octets they stand for (STIX 2.1 §9.6.3). */
    private static boolean isBinary(ObjectPath path) {
        String property = path.steps().stream()
                .filter(Step.Property.class::isInstance)
                .map(step -> ((Step.Property) step).name())
                .reduce((first, second) -> second)
                .orElse("");
        return property.endsWith("_hex") || property.endsWith("_bin");
    }

    private OptionalLong text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (address.read(bytes, 0, TextKeys.slash(bytes, 0, bytes.length))) {
            return keys.network(text);
        }
        if (text.indexOf(':') >= 0 && IpRange.parse(text).isPresent()) {
            return OptionalLong.empty();
        }
        return keys.value(TextKeys.hasScheme(bytes, 0, bytes.length) ? ValueKind.URL : ValueKind.FOLDED, text);
    }

    /** The key of a network. IPv4 addresses mapped into IPv6 have that of IPv4, and are within no other here. */
    private OptionalLong within(String range) {
        byte[] bytes = range.getBytes(StandardCharsets.US_ASCII);
        int slash = TextKeys.slash(bytes, 0, bytes.length);
        if (!address.read(bytes, 0, slash)) {
            return OptionalLong.empty();
        }
        if (range.indexOf(':') >= 0) {
            int length = slash == bytes.length ? 2 * Long.SIZE : Integer.parseInt(range.substring(slash + 1));
            long high = length == 0 ? 0 : address.high() & (-1L << Math.max(0, Long.SIZE - length));
            if (address.version() != 6 || high == 0) {
                return OptionalLong.empty();
            }
        }
        return keys.network(range);
    }

    private OptionalLong like(ObjectPath path, String written) {
        String pattern = Normalizer.normalize(written, Normalizer.Form.NFC);
        int wildcard = wildcard(pattern, 0);
        boolean ascii = pattern.chars().allMatch(c -> c < 0x80);
        if (!ascii || isBinary(path)) {
            return OptionalLong.empty();
        }
        if (wildcard < 0) {
            return text(pattern);
        }
        if (path.equals(DOMAIN_NAME) && pattern.startsWith("%.") && wildcard(pattern, 1) < 0) {
            anyDomain = true;
            return keys.domainAndBelow(pattern.substring(2));
        }
        return path.equals(URL) ? below(pattern.substring(0, wildcard)) : OptionalLong.empty();
    }

    /** The key of the URLs that begin like that, if their host is said to its end. */
    private OptionalLong below(String prefix) {
        byte[] bytes = prefix.getBytes(StandardCharsets.US_ASCII);
        int host = ValueKeys.behindScheme(bytes, 0, bytes.length);
        int path = prefix.indexOf('/', host);
        boolean whole = host > 0
                && path > host
                && prefix.indexOf('#') < 0
                && prefix.substring(host, path).indexOf('?') < 0;
        return whole ? keys.urlsBelow(prefix) : OptionalLong.empty();
    }

    private static int wildcard(String pattern, int from) {
        int percent = pattern.indexOf('%', from);
        int underscore = pattern.indexOf('_', from);
        return percent < 0 ? underscore : underscore < 0 ? percent : Math.min(percent, underscore);
    }
}
