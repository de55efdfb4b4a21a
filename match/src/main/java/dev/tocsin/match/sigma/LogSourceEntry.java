package dev.tocsin.match.sigma;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One binding under the name of a log source; what the name leaves out, it does not have. */
record LogSourceEntry(Optional<String> product, Optional<String> category, Optional<String> service, Binding binding) {

    /** Whether a rule means this one: all that it says is the same here, and what it leaves out is free. */
    boolean isMeantBy(Optional<String> product, Optional<String> category, Optional<String> service) {
        return means(product, this.product) && means(category, this.category) && means(service, this.service);
    }

    /** Everything in it, in an order that does not change from run to run. */
    String described() {
        Map<String, List<String>> where = new TreeMap<>();
        binding.where()
                .forEach((field, values) ->
                        where.put(field, values.stream().sorted().toList()));
        return "%s %s %s %s %s %s %s"
                .formatted(
                        product,
                        category,
                        service,
                        new TreeSet<>(binding.formats()),
                        binding.stream(),
                        where,
                        new TreeMap<>(binding.fields()));
    }

    private static boolean means(Optional<String> said, Optional<String> here) {
        return said.isEmpty() || here.map(CaseFolding::fold).equals(said.map(CaseFolding::fold));
    }
}
