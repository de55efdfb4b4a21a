package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One observable that an event may give, or with {@code each} one for every element of a list.
 *
 * @param key its name among the templates of its stream
 * @param types the object type; several where the form of the value decides among addresses and names
 * @param each the list it is repeated for
 * @param when what must hold for it to be there
 * @param properties its properties, without the type
 */
record ObjectTemplate(
        String key,
        List<String> types,
        Optional<Expression> each,
        Optional<Condition> when,
        Template.Struct properties) {

    static final List<String> ADDRESS_TYPES = List.of("ipv4-addr", "ipv6-addr");
    static final List<String> HOST_TYPES = List.of("ipv4-addr", "ipv6-addr", "domain-name");

    /** A field that must have one of some values; upper and lower case are the same, and {@code ""} is an absent field. */
    record Condition(FieldName field, Set<String> valuesInLowerCase) {
        boolean holdsIn(Scope scope) {
            JsonNode value = field.in(scope);
            if (value.isContainerNode()) {
                scope.misfit(field.toString(), value, value.isArray() ? "a list, not a text" : "an object, not a text");
                return false;
            }
            return valuesInLowerCase.contains(value.asText().toLowerCase(Locale.ROOT));
        }
    }

    /** The type of an object that has this value. */
    String typeFor(JsonNode value) {
        if (types.size() == 1) {
            return types.getFirst();
        }
        return IpAddress.parse(value.asText())
                .map(address -> "ipv" + address.version() + "-addr")
                .orElse("domain-name");
    }
}
