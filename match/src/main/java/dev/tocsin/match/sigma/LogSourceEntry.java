package dev.tocsin.match.sigma;

import dev.tocsin.telemetry.LogFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One binding under the name of a log source; what the name leaves out, it does not have. */
record LogSourceEntry(Optional<String> product, Optional<String> category, Optional<String> service, Binding binding) {

    /** Whether a rule means this one: all that it says is the same here, and what it leaves out is free. */
    boolean isMeantBy(Optional<String> product, Optional<String> category, Optional<String> service) {
        return means(product, this.product) && means(category, this.category) && means(service, this.service);
    }

    /** Everything in it, in an order that does not change from run to run; two that differ are never described alike. */
    String described() {
        StringBuilder told = new StringBuilder();
        List.of(product, category, service, binding.stream())
                .forEach(name -> tell(told, name.stream().toList()));
        tell(
                told,
                new TreeSet<>(binding.formats()).stream().map(LogFormat::name).toList());
        tell(told, binding.where().keySet().stream().sorted().toList());
        new TreeMap<>(binding.where())
                .values()
                .forEach(values -> tell(told, values.stream().sorted().toList()));
        new TreeMap<>(binding.fields()).forEach((sigma, field) -> tell(told, List.of(sigma, String.valueOf(field))));
        return told.toString();
    }

    /** Each text with its length before it, and their number before all: no text can pass for several, or for the end. */
    private static void tell(StringBuilder told, List<String> texts) {
        told.append(texts.size()).append(';');
        texts.forEach(text -> told.append(text.length()).append(':').append(text));
    }

    private static boolean means(Optional<String> said, Optional<String> here) {
        return said.isEmpty() || here.map(CaseFolding::fold).equals(said.map(CaseFolding::fold));
    }
}
