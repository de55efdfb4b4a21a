package dev.tocsin.stix.validate;

import static dev.tocsin.stix.validate.Shape.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.validate.Shape.Rule;
import java.util.regex.Pattern;

/** How external references name an entry of CAPEC or CVE. */
final class ExternalIds {

    /** STIX 2.1 §4.1: the source is called capec and the identifier is CAPEC-[id]. */
    static final Rule CAPEC = idOf("capec", "CAPEC-163", Pattern.compile("CAPEC-\\d+"));

    /** STIX 2.1 §4.19: the source is called cve and the identifier is the CVE identifier itself. */
    static final Rule CVE = idOf("cve", "CVE-2016-1234", Pattern.compile("CVE-\\d{4}-\\d{4,}"));

    private ExternalIds() {}

    private static Rule idOf(String source, String example, Pattern form) {
        return rule(scope -> {
            int index = 0;
            for (JsonNode reference : scope.object().path("external_references")) {
                Place at = scope.at().property("external_references").item(index++);
                JsonNode name = reference.path("source_name");
                JsonNode id = reference.path("external_id");
                if (!name.isTextual() || !id.isTextual()) {
                    continue;
                }
                boolean fits = form.matcher(id.textValue()).matches();
                if (name.textValue().equals(source) && !fits) {
                    String message = "must have the form of " + example + ", as the source is " + source;
                    scope.out()
                            .error(at.property("external_id"), id, scope.shape().section(), message);
                } else if (name.textValue().equalsIgnoreCase(source)
                        && !name.textValue().equals(source)
                        && fits) {
                    scope.out()
                            .error(
                                    at.property("source_name"),
                                    name,
                                    scope.shape().section(),
                                    "must be \"" + source + "\" for such an identifier");
                }
            }
        });
    }
}
