package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A pattern tree made from a seed: any shape that the specification lets one write. */
final class GeneratedPattern {

    private static final String[] TYPES = {"file", "ipv4-addr", "x-usb-device", "exists", "not", "t"};
    private static final String[] NAMES = {
        "name", "SHA-256", "and", "EXISTS", "it's", "a\\b", "", "ümlaut", "h", "value", "dst_ref", "in", "9lives"
    };
    private static final String[] TEXTS = {
        "", "x", "it's", "C:\\Windows", "%_%", "\n\t", "☃", "\uD83D\uDE00", "/* no comment */", "// nor this", "t'", "]"
    };
    private static final String[] RANGES = {"198.51.100.0/24", "203.0.113.7", "2001:db8::/32", "::1"};
    private static final String[] REGEXES = {"^a.*b$", "\\d{2,5}", "[^/]+\\.exe", "(?i)x|y", "it's"};

    private final Random random;

    private GeneratedPattern(long seed) {
        this.random = new Random(seed);
    }

    static ObservationExpression of(long seed) {
        return new GeneratedPattern(seed).observation(3);
    }

    private ObservationExpression observation(int depth) {
        if (depth == 0) {
            return new ObservationExpression.Observation(comparison(2, pick(TYPES)));
        }
        Supplier<ObservationExpression> inner = () -> observation(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> new ObservationExpression.And(some(2, i -> inner.get()));
            case 1 -> new ObservationExpression.Or(some(2, i -> inner.get()));
            case 2 -> new ObservationExpression.FollowedBy(some(2, i -> inner.get()));
            case 3 ->
                new ObservationExpression.Within(
                        inner.get(), new BigDecimal(BigInteger.valueOf(1 + random.nextInt(999)), random.nextInt(4)));
            case 4 -> new ObservationExpression.Repeats(inner.get(), 1 + random.nextInt(Integer.MAX_VALUE));
            case 5 -> {
                long start = random.nextInt();
                yield new ObservationExpression.StartStop(
                        inner.get(), moment(start), moment(start + 1 + random.nextInt(1_000_000)));
            }
            default -> new ObservationExpression.Observation(comparison(depth, pick(TYPES)));
        };
    }

    /** All of one type, so that every AND can be satisfied. */
    private ComparisonExpression comparison(int depth, String type) {
        int choice = random.nextInt(depth == 0 ? 4 : 8);
        return switch (choice) {
            case 0 -> new ComparisonExpression.Exists(path(type), random.nextBoolean());
            case 1 -> {
                Supplier<Literal> ofOneKind = literalsOfOneKind();
                yield new ComparisonExpression.In(path(type), random.nextBoolean(), some(0, i -> ofOneKind.get()));
            }
            case 4, 5 -> new ComparisonExpression.And(some(2, i -> comparison(depth - 1, type)));
            case 6, 7 -> new ComparisonExpression.Or(some(2, i -> comparison(depth - 1, type)));
            default -> single(type);
        };
    }

    private ComparisonExpression single(String type) {
        ComparisonExpression.Operator operator = pick(ComparisonExpression.Operator.values());
        Literal literal = switch (operator) {
            case EQUAL, NOT_EQUAL -> literalsOfOneKind().get();
            case GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL -> number();
            case LIKE -> new Literal.Text(pick(TEXTS));
            case MATCHES -> new Literal.Text(pick(REGEXES));
            case ISSUBSET, ISSUPERSET -> new Literal.Text(pick(RANGES));
        };
        return new ComparisonExpression.Comparison(path(type), random.nextBoolean(), operator, literal);
    }

    private ObjectPath path(String type) {
        List<Step> steps = new ArrayList<>(List.of(new Step.Property(pick(NAMES))));
        while (random.nextInt(3) > 0) {
            steps.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Step.Index(random.nextInt(Integer.MAX_VALUE));
                        case 1 -> new Step.AnyElement();
                        default -> new Step.Property(pick(NAMES));
                    });
        }
        return new ObjectPath(type, steps);
    }

    private Supplier<Literal> literalsOfOneKind() {
        return switch (random.nextInt(5)) {
            case 0 -> () -> new Literal.Text(pick(TEXTS));
            case 1 -> this::number;
            case 2 -> () -> new Literal.Truth(random.nextBoolean());
            case 3 -> () -> moment(random.nextInt());
            default -> () -> new Literal.Bytes(Integer.toHexString(0x1000 + random.nextInt(0xefff)));
        };
    }

    private Literal number() {
        long whole = random.nextLong() >> 11;
        return random.nextBoolean()
                ? new Literal.Whole(BigInteger.valueOf(whole))
                : new Literal.Decimal(new BigDecimal(BigInteger.valueOf(whole), 1 + random.nextInt(20)));
    }

    private static Literal.Timestamp moment(long millis) {
        return new Literal.Timestamp(StixTimestamp.of(Instant.ofEpochMilli(millis)));
    }

    private <T> List<T> some(int least, IntFunction<T> make) {
        List<T> made = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            made.add(make.apply(i));
        }
        return made;
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
