package dev.tocsin.stix.validate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an object, or a structured value inside one, must look like: a row of the catalogue.
 *
 * @param name the specification's name for it
 * @param section where the specification has its table of properties
 * @param properties by name, in the order of that table
 * @param rules what the specification asks in prose beside the table
 */
record Shape(String name, Section section, Map<String, Property> properties, List<Rule> rules) {

    /** A cell of the row. */
    sealed interface Part permits Property, Rule {}

    /** One property. */
    record Property(String name, boolean required, ValueType type) implements Part {}

    /** Something the properties must fulfil together. */
    record Rule(Check check) implements Part {}

    /** The code of a rule. */
    @FunctionalInterface
    interface Check {
        void check(Scope scope);
    }

    static Shape shape(String name, String section, Part... parts) {
        Map<String, Property> properties = new LinkedHashMap<>();
        List<Rule> rules = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Property property -> properties.put(property.name(), property);
                case Rule rule -> rules.add(rule);
            }
        }
        return new Shape(name, Section.stix(section), Collections.unmodifiableMap(properties), List.copyOf(rules));
    }

    static Property required(String name, ValueType type) {
        return new Property(name, true, type);
    }

    static Property optional(String name, ValueType type) {
        return new Property(name, false, type);
    }

    static Rule rule(Check check) {
        return new Rule(check);
    }

    /** The shape without some of its properties. */
    Shape without(Set<String> names) {
        Map<String, Property> rest = new LinkedHashMap<>(properties);
        rest.keySet().removeAll(names);
        return new Shape(name, section, Collections.unmodifiableMap(rest), rules);
    }

    /** Whether the object has any property of this shape, the ones named aside. */
    boolean anyPresent(ObjectNode object, List<String> aside) {
        return properties.keySet().stream().anyMatch(name -> !aside.contains(name) && object.has(name));
    }
}
