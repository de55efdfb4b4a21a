package dev.tocsin.share.screen;

import dev.tocsin.stix.pattern.ComparisonExpression;
import dev.tocsin.stix.pattern.ComparisonExpression.Operator;
import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.LinearRegex;
import dev.tocsin.stix.pattern.Literal;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObservationExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a pattern could match on benign values alone.
 *
 * <p>An alternative is enough: {@code [ipv4-addr:value = '8.8.8.8'] OR [...]} can. A benign value that only takes part is
 * not: what is joined to it by {@code AND} or {@code FOLLOWEDBY} narrows it, unless that could match on benign values alone
 * too. A comparison that leaves one value out ({@code !=}, {@code NOT}) or asks only that there is one ({@code EXISTS})
 * matches nearly everything, the benign values with it.
 *
 * <p>Values are looked for where STIX keeps them: the {@code value} of addresses, domain names, URLs and e-mail addresses,
 * also behind references, and {@code hashes}. Wildcards ({@code LIKE}, {@code MATCHES}) are tried on the first {@value
 * ListIndex#MAX_SAMPLES} listed values of the kind.
 */
public final class BenignScreen {

    private static final Pattern ADDRESS_BEGINS = Pattern.compile("((?:\\d{1,3}\\.){1,3})%");

    private final BenignLists lists;

    public BenignScreen(BenignLists lists) {
        this.lists = lists;
    }

    /** A benign value on which the pattern could match alone. */
    public Optional<OnList> find(ObservationExpression pattern) {
        return switch (pattern) {
            case ObservationExpression.Observation(ComparisonExpression comparison) -> find(comparison);
            case ObservationExpression.And(List<ObservationExpression> operands) -> all(operands, this::find);
            case ObservationExpression.FollowedBy(List<ObservationExpression> operands) -> all(operands, this::find);
            case ObservationExpression.Or(List<ObservationExpression> operands) -> any(operands, this::find);
            case ObservationExpression.Within(ObservationExpression inner, var _) -> find(inner);
            case ObservationExpression.Repeats(ObservationExpression inner, var _) -> find(inner);
            case ObservationExpression.StartStop(ObservationExpression inner, var _, var _) -> find(inner);
        };
    }

    private Optional<OnList> find(ComparisonExpression comparison) {
        return switch (comparison) {
            case ComparisonExpression.And(List<ComparisonExpression> operands) -> all(operands, this::find);
            case ComparisonExpression.Or(List<ComparisonExpression> operands) -> any(operands, this::find);
            case ComparisonExpression.Exists(ObjectPath path, boolean negated) ->
                negated ? Optional.empty() : anything(ValuePath.kinds(path));
            case ComparisonExpression.In(ObjectPath path, boolean negated, List<Literal> literals) ->
                negated ? anything(ValuePath.kinds(path)) : any(literals, literal -> equal(path, literal));
            case ComparisonExpression.Comparison(
                    ObjectPath path,
                    boolean negated,
                    Operator operator,
                    Literal literal) -> negated ? negation(path, operator, literal) : find(path, operator, literal);
        };
    }

    private Optional<OnList> find(ObjectPath path, Operator operator, Literal literal) {
        if (!(literal instanceof Literal.Text(String text))) {
            return Optional.empty();
        }
        Set<ValueKind> kinds = ValuePath.kinds(path);
        return switch (operator) {
            case EQUAL, ISSUBSET, ISSUPERSET -> equal(path, literal);
            case NOT_EQUAL -> anything(kinds);
            case LIKE -> like(kinds, text);
            case MATCHES -> matches(kinds, text);
            case GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL -> Optional.empty();
        };
    }

    /** {@code NOT} before {@code !=} is {@code =}; before anything else it leaves something out and takes the rest. */
    private Optional<OnList> negation(ObjectPath path, Operator operator, Literal literal) {
        return operator == Operator.NOT_EQUAL ? equal(path, literal) : anything(ValuePath.kinds(path));
    }

    private Optional<OnList> equal(ObjectPath path, Literal literal) {
        return literal instanceof Literal.Text(String text)
                ? any(List.copyOf(ValuePath.kinds(path, text)), kind -> lists.on(kind, text))
                : Optional.empty();
    }

    private Optional<OnList> anything(Set<ValueKind> kinds) {
        return sample(kinds, value -> true);
    }

    private Optional<OnList> like(Set<ValueKind> kinds, String like) {
        Matcher prefix = ADDRESS_BEGINS.matcher(like);
        if (kinds.contains(ValueKind.ADDRESS) && prefix.matches()) {
            String octets = prefix.group(1);
            int given = (int) octets.chars().filter(c -> c == '.').count();
            Optional<OnList> found = IpRange.parse(octets + "0.".repeat(3 - given) + "0/" + given * 8)
                    .flatMap(range -> lists.on(ValueKind.ADDRESS, range.toString()));
            if (found.isPresent()) {
                return found.map(on -> new OnList(like, on.list(), on.origin()));
            }
        }
        return matches(kinds, LikeExpression.of(like));
    }

    private Optional<OnList> matches(Set<ValueKind> kinds, String regex) {
        return LinearRegex.compile(regex) instanceof LinearRegex.Compilation.Compiled(LinearRegex compiled)
                ? sample(kinds, compiled::occursIn)
                : Optional.empty();
    }

    private Optional<OnList> sample(Set<ValueKind> kinds, Predicate<String> condition) {
        return any(List.copyOf(kinds), kind -> lists.sample(kind, condition));
    }

    private static <T> Optional<OnList> any(List<T> parts, Function<T, Optional<OnList>> find) {
        for (T part : parts) {
            Optional<OnList> found = find.apply(part);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The first one's, where each has one. */
    private static <T> Optional<OnList> all(List<T> parts, Function<T, Optional<OnList>> find) {
        Optional<OnList> first = Optional.empty();
        for (T part : parts) {
            Optional<OnList> found = find.apply(part);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> found);
        }
        return first;
    }
}
