package dev.tocsin.match.engine;

import dev.tocsin.match.sigma.Binding;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.fields.FieldNames;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The plans of rules, and how events find them, written and read. That the names of the fields are those that the rules ask for is
 * taken for granted, as it is that the rules are the same.
 */
final class PackedPlans {

    private PackedPlans() {}

    static void write(Packer out, SigmaPlans plans) {
        FieldNames names = plans.names();
        out.each(IntStream.range(0, names.size()).mapToObj(names::name).toList(), Packer::text);
        out.each(plans.bindings(), PackedPlans::writeBinding);
        plans.rulesOfBinding().forEach(rules -> out.numbers(ints(rules)));
        writePlans(out, plans);
    }

    static void writePlans(Packer out, SigmaPlans plans) {
        out.each(plans.byCovering().entrySet(), (to, entry) -> {
            to.numbers(ints(new TreeSet<>(entry.getKey())));
            PackedPlan.write(to, entry.getValue());
        });
    }

    /** @param rules those that the plans were made of */
    static SigmaPlans read(Unpacker in, List<SigmaRule> rules) {
        FieldNames names = FieldNames.of(in.each(Unpacker::text));
        List<Binding> bindings = in.each(PackedPlans::readBinding);
        List<Set<Integer>> rulesOfBinding = bindings.stream()
                .map(binding -> numbers(in.numbersBelow(rules.size())))
                .toList();
        Map<Set<Integer>, Plan> plans = new LinkedHashMap<>();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            Set<Integer> covering = Set.copyOf(numbers(in.numbersBelow(bindings.size())));
            plans.put(covering, PackedPlan.read(in, names.size(), rules.size()));
        }
        return new SigmaPlans(rules, bindings, rulesOfBinding, names, plans);
    }

    private static void writeBinding(Packer out, Binding binding) {
        out.each(binding.formats(), (to, format) -> to.text(format.name()));
        out.flag(binding.stream().isPresent()).text(binding.stream().orElse(""));
        out.each(
                binding.where().entrySet(),
                (to, entry) -> to.text(entry.getKey()).each(entry.getValue(), Packer::text));
        out.each(
                binding.fields().entrySet(),
                (to, entry) -> to.text(entry.getKey()).each(entry.getValue(), Packer::text));
    }

    private static Binding readBinding(Unpacker in) {
        Set<LogFormat> formats = EnumSet.noneOf(LogFormat.class);
        in.each(Unpacker::text).forEach(name -> formats.add(LogFormat.valueOf(name)));
        boolean named = in.flag();
        String stream = in.text();
        Map<String, Set<String>> where = new LinkedHashMap<>();
        in.each(each -> where.put(each.text(), Set.copyOf(each.each(Unpacker::text))));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        in.each(each -> fields.put(each.text(), each.each(Unpacker::text)));
        return new Binding(formats, named ? Optional.of(stream) : Optional.empty(), where, fields);
    }

    private static int[] ints(Set<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Set<Integer> numbers(int[] numbers) {
        Set<Integer> set = new LinkedHashSet<>();
        for (int number : numbers) {
            set.add(number);
        }
        return set;
    }
}
