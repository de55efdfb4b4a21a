package dev.tocsin.match.sigma;

import java.util.Optional;

/** One binding under the name of a log source; what the name leaves out, it does not have. */
record LogSourceEntry(Optional<String> product, Optional<String> category, Optional<String> service, Binding binding) {

    /** Whether a rule means this one: all that it says is the same here, and what it leaves out is free. */
    boolean isMeantBy(Optional<String> product, Optional<String> category, Optional<String> service) {
        return means(product, this.product) && means(category, this.category) && means(service, this.service);
    }

    private static boolean means(Optional<String> said, Optional<String> here) {
        return said.isEmpty() || here.map(CaseFolding::fold).equals(said.map(CaseFolding::fold));
    }
}
