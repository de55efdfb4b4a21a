package dev.tocsin.match.engine;

import dev.tocsin.sigma.detection.Comparison;
import dev.tocsin.sigma.detection.Glob;
import dev.tocsin.sigma.detection.Network;
import dev.tocsin.sigma.detection.RegexFlag;
import dev.tocsin.sigma.detection.TimeUnit;
import dev.tocsin.sigma.detection.ValueTest;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Tests of values, written and read. */
final class PackedTests {

    private static final int TEXT = 0;
    private static final int BOOL = 1;
    private static final int REGEX = 2;
    private static final int CIDR = 3;
    private static final int COMPARE = 4;
    private static final int TIME = 5;

    private static final int LITERAL = 0;
    private static final int ONE = 1;
    private static final int RUN = 2;

    private PackedTests() {}

    /** @throws IllegalArgumentException for a test that no check of a value keeps */
    static void write(Packer out, ValueTest test) {
        switch (test) {
            case ValueTest.Text(var glob, var cased) ->
                out.number(TEXT).flag(cased).each(glob.parts(), PackedTests::writePart);
            case ValueTest.Bool(var value) -> out.number(BOOL).flag(value);
            case ValueTest.Regex(var expression, var flags) ->
                out.number(REGEX).text(expression).each(flags, (to, flag) -> to.one(flag));
            case ValueTest.Cidr(var network) ->
                out.number(CIDR).text(network.address()).number(network.prefixLength());
            case ValueTest.Compare(var comparison, var value) ->
                out.number(COMPARE).one(comparison).text(value.toString());
            case ValueTest.TimePart(var unit, var comparison, var value) ->
                out.number(TIME).one(unit).one(comparison).number(value);
            default -> throw new IllegalArgumentException(test + " is no test of one value");
        }
    }

    static ValueTest read(Unpacker in) {
        return switch (in.number()) {
            case TEXT -> {
                boolean cased = in.flag();
                yield new ValueTest.Text(new Glob(in.each(PackedTests::readPart)), cased);
            }
            case BOOL -> new ValueTest.Bool(in.flag());
            case REGEX -> new ValueTest.Regex(in.text(), flags(in));
            case CIDR -> new ValueTest.Cidr(new Network(in.text(), in.below(129)));
            case COMPARE -> new ValueTest.Compare(in.one(Comparison.values()), new BigDecimal(in.text()));
            case TIME -> new ValueTest.TimePart(in.one(TimeUnit.values()), in.one(Comparison.values()), in.number());
            default -> throw new Unpacker.Unfit("a test of an unknown kind");
        };
    }

    private static void writePart(Packer out, Glob.Part part) {
        switch (part) {
            case Glob.Literal(var text) -> out.number(LITERAL).text(text);
            case Glob.AnyCharacter _ -> out.number(ONE);
            case Glob.AnyRun _ -> out.number(RUN);
            case Glob.Placeholder(var name) -> throw new IllegalArgumentException("nobody said what " + name + " is");
        }
    }

    private static Glob.Part readPart(Unpacker in) {
        return switch (in.number()) {
            case LITERAL -> new Glob.Literal(in.text());
            case ONE -> new Glob.AnyCharacter();
            case RUN -> new Glob.AnyRun();
            default -> throw new Unpacker.Unfit("a part of an unknown kind");
        };
    }

    private static Set<RegexFlag> flags(Unpacker in) {
        Set<RegexFlag> flags = EnumSet.noneOf(RegexFlag.class);
        flags.addAll(in.each(each -> each.one(RegexFlag.values())));
        return Set.copyOf(flags);
    }
}
