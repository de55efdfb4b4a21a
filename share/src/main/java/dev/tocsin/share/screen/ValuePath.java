package dev.tocsin.share.screen;

import dev.tocsin.stix.pattern.IpRange;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.stix.pattern.ObjectPath.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which kinds of value an object path of a pattern leads to. */
final class ValuePath {

    private ValuePath() {}

    /** The kinds that may be at the path's end; none where no list speaks of what is there. */
    static Set<ValueKind> kinds(ObjectPath path) {
        List<String> names = path.steps().stream()
                .filter(Step.Property.class::isInstance)
                .map(step -> ((Step.Property) step).name())
                .toList();
        if (names.contains("hashes")) {
            return EnumSet.of(ValueKind.HASH);
        }
        if (!names.getLast().equals("value")) {
            return EnumSet.noneOf(ValueKind.class);
        }
        if (names.size() > 1) {
            return names.stream().anyMatch(name -> name.endsWith("_ref") || name.endsWith("_refs"))
                    ? EnumSet.of(ValueKind.ADDRESS, ValueKind.DOMAIN, ValueKind.EMAIL)
                    : EnumSet.noneOf(ValueKind.class);
        }
        return switch (path.objectType()) {
            case "ipv4-addr", "ipv6-addr" -> EnumSet.of(ValueKind.ADDRESS);
            case "domain-name" -> EnumSet.of(ValueKind.DOMAIN);
            case "url" -> EnumSet.of(ValueKind.URL);
            case "email-addr" -> EnumSet.of(ValueKind.EMAIL);
            default -> EnumSet.noneOf(ValueKind.class);
        };
    }

    /** The kind that a certain value at the path's end is of: what stands behind a reference says it itself. */
    static Set<ValueKind> kinds(ObjectPath path, String value) {
        Set<ValueKind> kinds = kinds(path);
        if (kinds.size() < 2) {
            return kinds;
        }
        if (value.indexOf('@') >= 0) {
            return EnumSet.of(ValueKind.EMAIL);
        }
        return EnumSet.of(IpRange.parse(value).isPresent() ? ValueKind.ADDRESS : ValueKind.DOMAIN);
    }
}
