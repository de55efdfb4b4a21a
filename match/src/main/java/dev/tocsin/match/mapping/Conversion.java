package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * A named way from what a log writes to what STIX holds.
 *
 * @param name how a mapping file calls it
 * @param says what it does, for the document
 * @param yields the shape of what comes out
 * @param takes how many fields it can be given; all but the first may be absent
 * @param wholeList whether it wants a list as it is, rather than one element at a time
 * @param how the work itself, given as many nodes as the mapping names fields; a field that is absent is a missing node
 */
record Conversion(
        String name,
        String says,
        Yields yields,
        int takes,
        boolean wholeList,
        Function<List<JsonNode>, Converted> how) {

    /** The shape of what a conversion gives. */
    enum Yields {
        TEXT,
        INTEGER,
        TRUTH,
        LIST,
        DICTIONARY
    }

    /** A conversion of one text; numbers and truth values are taken as they are written. */
    static Conversion ofText(String name, String says, Function<String, Converted> how) {
        return ofText(name, says, Yields.TEXT, how);
    }

    static Conversion ofText(String name, String says, Yields yields, Function<String, Converted> how) {
        return new Conversion(name, says, yields, 1, false, arguments -> {
            JsonNode only = arguments.getFirst();
            return only.isValueNode() ? how.apply(only.asText()) : notText(only, 0);
        });
    }

    /** A conversion of several fields, each as text, empty where the field is absent. */
    static Conversion ofTexts(String name, String says, int takes, Function<List<String>, Converted> how) {
        return new Conversion(name, says, Yields.TEXT, takes, false, arguments -> {
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i).isContainerNode()) {
                    return notText(arguments.get(i), i);
                }
            }
            return how.apply(arguments.stream().map(JsonNode::asText).toList());
        });
    }

    private static Converted notText(JsonNode node, int argument) {
        return new Converted.Unusable(node.isArray() ? "a list, not a text" : "an object, not a text", argument);
    }

    Converted convert(List<JsonNode> arguments) {
        return how.apply(arguments);
    }
}
