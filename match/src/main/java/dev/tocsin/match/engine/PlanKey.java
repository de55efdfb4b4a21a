package dev.tocsin.match.engine;

import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.sigma.detection.Condition;
import dev.tocsin.sigma.detection.RegexFlag;
import dev.tocsin.sigma.detection.Search;
import dev.tocsin.sigma.detection.ValueTest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The key under which plans are kept: SHA-256 over everything that they are made of, which is what the rules look for and where,
 * what log sources mean, and which fields are read besides. What only explains a rule, such as its title, is not in it.
 */
final class PlanKey {

    private PlanKey() {}

    static String of(List<SigmaRule> rules, LogSources sources, Collection<String> alsoRead) {
        Packer out = new Packer();
        out.each(alsoRead, Packer::text);
        sources.describe(out::text);
        out.each(rules, PlanKey::write);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(Packer out, SigmaRule rule) {
        out.text(rule.logSource().product().orElse(""))
                .text(rule.logSource().category().orElse(""))
                .text(rule.logSource().service().orElse(""));
        out.each(
                rule.detection().searches().entrySet(),
                (to, search) -> writeSearch(to.text(search.getKey()), search.getValue()));
        writeCondition(out, rule.detection().condition());
    }

    private static void writeSearch(Packer out, Search search) {
        switch (search) {
            case Search.AllOf(var searches) -> out.text("all").each(searches, PlanKey::writeSearch);
            case Search.AnyOf(var searches) -> out.text("any").each(searches, PlanKey::writeSearch);
            case Search.FieldTest(var field, var quantifier, var values) ->
                out.text("field").text(field).one(quantifier).each(values, PlanKey::writeTest);
            case Search.Keywords(var quantifier, var values) ->
                out.text("keywords").one(quantifier).each(values, PlanKey::writeTest);
        }
    }

    private static void writeCondition(Packer out, Condition condition) {
        switch (condition) {
            case Condition.And(var conditions) -> out.text("and").each(conditions, PlanKey::writeCondition);
            case Condition.Or(var conditions) -> out.text("or").each(conditions, PlanKey::writeCondition);
            case Condition.Not(var inner) -> writeCondition(out.text("not"), inner);
            case Condition.Ref(var search) -> out.text("ref").text(search);
            case Condition.AtLeast(int count, var searches) ->
                out.text("at least").number(count).each(searches, Packer::text);
        }
    }

    private static void writeTest(Packer out, ValueTest test) {
        switch (test) {
            case ValueTest.Regex(var expression, var flags) ->
                out.text("regex")
                        .text(expression)
                        .each(flags.stream().map(RegexFlag::name).sorted().toList(), Packer::text);
            case ValueTest.Numeric(var value) -> out.text("number").text(value.toString());
            case ValueTest.Null() -> out.text("null");
            case ValueTest.Exists(boolean wanted) -> out.text("exists").flag(wanted);
            case ValueTest.FieldReference(var field, var position, boolean cased) ->
                out.text("reference").text(field).one(position).flag(cased);
            case ValueTest.AnyOf(var tests) -> out.text("any").each(tests, PlanKey::writeTest);
            default -> PackedTests.write(out.text("test"), test);
        }
    }
}
