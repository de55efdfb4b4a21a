package dev.tocsin.sigma.detection;

import dev.tocsin.sigma.problem.Place;
import dev.tocsin.sigma.problem.Problems;
import dev.tocsin.sigma.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes value tests of the values that stand beside a field, by what its modifiers make of them. */
final class ValueReader {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,64}(?:\\.[0-9]{1,64})?");

    /** What YAML 1.1, which much Sigma software reads, takes for a truth value, an octal or sexagesimal number. */
    private static final Pattern OTHERWISE_IN_YAML_1_1 = Pattern.compile(
            "(?i:yes|no|on|off)|[-+]?0[0-7_]+|[-+]?[1-9][0-9]*_[0-9_]*|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\\.[0-9]*)?|0b[01_]+");

    private final Problems problems;
    private final TextValues texts;

    ValueReader(ExpansionBudget budget, Problems problems) {
        this.problems = problems;
        this.texts = new TextValues(budget, problems);
    }

    /** The tests that a value stands for, of which any has to match; empty where it cannot be used. */
    List<ValueTest> read(FieldKey key, YamlNode value, Place place) {
        if (!(value instanceof YamlNode.Scalar scalar)) {
            problems.error(
                    place, "", value.kind() + " where a value is expected", "a field has a value or a list of values");
            return List.of();
        }
        warnOfYaml11(scalar, place);
        return switch (key.type()) {
            case TEXT -> text(key, scalar, place);
            case REGEX -> regex(key, scalar, place).stream().toList();
            case NETWORK -> network(scalar, place).stream().toList();
            case COMPARISON ->
                number(key, scalar, place).map(number -> compare(key, number)).stream()
                        .toList();
            case TIME_PART -> timePart(key, scalar, place).stream().toList();
            case FIELD_REFERENCE -> fieldReference(key, scalar, place).stream().toList();
            case EXISTS -> exists(scalar, place).stream().toList();
        };
    }

    private void warnOfYaml11(YamlNode.Scalar scalar, Place place) {
        boolean plain = scalar instanceof YamlNode.Numeric || (scalar instanceof YamlNode.Text text && text.plain());
        if (plain
                && scalar.text().length() < 64
                && OTHERWISE_IN_YAML_1_1.matcher(scalar.text()).matches()) {
            problems.warning(
                    place,
                    scalar.text(),
                    "a value that YAML 1.1 reads otherwise; here it is " + scalar.kind(),
                    "put it in single quotation marks if text is meant");
        }
    }

    private List<ValueTest> text(FieldKey key, YamlNode.Scalar scalar, Place place) {
        boolean cased = key.has(Modifier.CASED);
        if (scalar instanceof YamlNode.Text) {
            return texts.read(key, scalar.text(), place).stream()
                    .map(glob -> (ValueTest) new ValueTest.Text(glob, cased))
                    .toList();
        }
        if (key.changesText() && !(scalar instanceof YamlNode.Null)) {
            return texts.literal(key, scalar.text(), place).stream()
                    .map(glob -> (ValueTest) new ValueTest.Text(glob, cased))
                    .toList();
        }
        return switch (scalar) {
            case YamlNode.Numeric number -> List.of(new ValueTest.Numeric(number.value()));
            case YamlNode.Bool bool -> List.of(new ValueTest.Bool(bool.value()));
            case YamlNode.Null _
            when key.changesText() -> {
                problems.error(place, "", "null where text is expected", "");
                yield List.of();
            }
            default -> List.of(new ValueTest.Null());
        };
    }

    private Optional<ValueTest> regex(FieldKey key, YamlNode.Scalar scalar, Place place) {
        if (scalar instanceof YamlNode.Null) {
            problems.error(place, "", "null where a regular expression is expected", "");
            return Optional.empty();
        }
        Optional<String> refusal = RegexCheck.refusal(scalar.text(), key.flags());
        if (refusal.isPresent()) {
            problems.error(
                    place,
                    scalar.text(),
                    refusal.get(),
                    "look-around, back-references and possessive repetition are not part of Sigma's expressions");
            return Optional.empty();
        }
        return Optional.of(new ValueTest.Regex(scalar.text(), key.flags()));
    }

    private Optional<ValueTest> network(YamlNode.Scalar scalar, Place place) {
        Optional<Network> network = Network.parse(scalar.text());
        if (network.isEmpty()) {
            problems.error(place, scalar.text(), "not a network", "write 192.0.2.0/24 or 2001:db8::/32");
        } else if (network.get().isWider(scalar.text())) {
            problems.warning(place, scalar.text(), "a network with bits set after its prefix; they are ignored", "");
        }
        return network.map(ValueTest.Cidr::new);
    }

    private static ValueTest compare(FieldKey key, BigDecimal number) {
        return new ValueTest.Compare(key.comparison(), number);
    }

    private Optional<BigDecimal> number(FieldKey key, YamlNode.Scalar scalar, Place place) {
        if (scalar instanceof YamlNode.Numeric numeric) {
            return Optional.of(numeric.value());
        }
        if (scalar instanceof YamlNode.Text && NUMBER.matcher(scalar.text()).matches()) {
            problems.warning(place, scalar.text(), "text where a number is expected", "leave the quotation marks out");
            return Optional.of(new BigDecimal(scalar.text()));
        }
        problems.error(
                place, scalar.text(), scalar.kind() + " where " + key.type().shown() + " needs a number", "");
        return Optional.empty();
    }

    private Optional<ValueTest> timePart(FieldKey key, YamlNode.Scalar scalar, Place place) {
        TimeUnit unit = key.timeUnit();
        Optional<BigDecimal> number = number(key, scalar, place);
        if (unit == null || number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = number.get().stripTrailingZeros();
        if (value.scale() > 0
                || value.compareTo(BigDecimal.valueOf(unit.least())) < 0
                || value.compareTo(BigDecimal.valueOf(unit.most())) > 0) {
            problems.error(place, scalar.text(), "not a number from " + unit.least() + " to " + unit.most(), "");
            return Optional.empty();
        }
        return Optional.of(new ValueTest.TimePart(unit, key.comparison(), value.intValueExact()));
    }

    private Optional<ValueTest> fieldReference(FieldKey key, YamlNode.Scalar scalar, Place place) {
        if (!(scalar instanceof YamlNode.Text) || scalar.text().isBlank()) {
            problems.error(place, scalar.text(), scalar.kind() + " where the name of a field is expected", "");
            return Optional.empty();
        }
        Glob glob = Glob.parse(scalar.text());
        if (!glob.isLiteral()) {
            problems.error(place, scalar.text(), "wildcards in the name of a field", "name one field");
            return Optional.empty();
        }
        return Optional.of(new ValueTest.FieldReference(glob.plain(), key.position(), key.has(Modifier.CASED)));
    }

    private Optional<ValueTest> exists(YamlNode.Scalar scalar, Place place) {
        if (scalar instanceof YamlNode.Bool wanted) {
            return Optional.of(new ValueTest.Exists(wanted.value()));
        }
        problems.error(
                place, scalar.text(), scalar.kind() + " where exists needs true or false", "without quotation marks");
        return Optional.empty();
    }
}
