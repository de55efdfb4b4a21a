package dev.tocsin.match.engine;

import dev.tocsin.match.engine.LiteralTrie.Literal;
import dev.tocsin.sigma.detection.Position;
import java.math.BigDecimal;
import java.util.List;

/** The checks of a plan, written and read. */
final class PackedChecks {

    private static final int DECIDED = 0;
    private static final int OF_VALUES = 1;
    private static final int OF_LITERAL = 2;
    private static final int OF_NUMBERS = 3;
    private static final int VALUED = 4;
    private static final int THERE = 5;
    private static final int OF_FIELDS = 6;

    private PackedChecks() {}

    static void write(Packer out, Check check) {
        switch (check) {
            case Check.Decided ignored -> out.number(DECIDED);
            case Check.OfValues of -> {
                out.number(OF_VALUES).number(of.field()).flag(of.gated()).flag(of.costly());
                out.each(of.required(), (to, literal) -> writeLiteral(to, literal.literal()));
                PackedTests.write(out, of.of());
            }
            case Check.OfLiteral(var field, var literal) ->
                writeLiteral(out.number(OF_LITERAL).number(field), literal.literal());
            case Check.OfNumbers(var field, var number, var plain) ->
                out.number(OF_NUMBERS).number(field).text(number.toString());
            case Check.Valued(var field, var wanted) ->
                out.number(VALUED).number(field).flag(wanted);
            case Check.There(var field, var wanted) ->
                out.number(THERE).number(field).flag(wanted);
            case Check.OfFields(var field, var other, var position, var cased) ->
                out.number(OF_FIELDS).number(field).number(other).one(position).flag(cased);
        }
    }

    /** @param fields how many fields there are */
    static Check read(Unpacker in, int fields) {
        return switch (in.number()) {
            case DECIDED -> new Check.Decided();
            case OF_VALUES -> {
                int field = field(in, fields);
                boolean gated = in.flag();
                boolean costly = in.flag();
                List<LiteralAlone> required = in.each(each -> new LiteralAlone(readLiteral(each)));
                yield Check.OfValues.of(field, gated, costly, required, PackedTests.read(in));
            }
            case OF_LITERAL -> new Check.OfLiteral(field(in, fields), new LiteralAlone(readLiteral(in)));
            case OF_NUMBERS -> Check.OfNumbers.of(field(in, fields), new BigDecimal(in.text()));
            case VALUED -> new Check.Valued(field(in, fields), in.flag());
            case THERE -> new Check.There(field(in, fields), in.flag());
            case OF_FIELDS ->
                new Check.OfFields(field(in, fields), field(in, fields), in.one(Position.values()), in.flag());
            default -> throw new Unpacker.Unfit("a check of an unknown kind");
        };
    }

    static void writeLiteral(Packer out, Literal literal) {
        out.text(literal.text()).flag(literal.atBegin()).flag(literal.atEnd()).number(literal.id());
    }

    static Literal readLiteral(Unpacker in) {
        return new Literal(in.text(), in.flag(), in.flag(), in.number());
    }

    private static int field(Unpacker in, int fields) {
        return Unpacker.within(in.number(), Check.ANYWHERE, fields);
    }
}
