package dev.tocsin.stix.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every object type that STIX 2.1 defines, with what is its own beside the common properties. */
final class Catalogue {

    private static final Map<String, Shape> BY_TYPE = Stream.of(
                    ThreatObjects.ALL,
                    ReportingObjects.ALL,
                    MalwareObjects.ALL,
                    RelationshipObjects.ALL,
                    NetworkObservables.ALL,
                    MessageObservables.ALL,
                    FileObservables.ALL,
                    HostObservables.ALL,
                    CertificateObservables.ALL,
                    MetaObjects.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toMap(Shape::name, shape -> shape, (a, b) -> a, TreeMap::new));

    /** The names of all predefined extensions, whatever the type they belong to. */
    private static final Set<String> PREDEFINED_EXTENSIONS = BY_TYPE.values().stream()
            .flatMap(shape -> shape.properties().values().stream())
            .flatMap(property -> property.type() instanceof ValueType.Extensions(var predefined)
                    ? predefined.keySet().stream()
                    : Stream.empty())
            .collect(Collectors.toUnmodifiableSet());

    private Catalogue() {}

    static Optional<Shape> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    static boolean isPredefinedExtension(String name) {
        return PREDEFINED_EXTENSIONS.contains(name);
    }
}
