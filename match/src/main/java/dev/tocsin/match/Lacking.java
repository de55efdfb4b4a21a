package dev.tocsin.match;

import dev.tocsin.match.Applicability.NeverCarried;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.telemetry.LogSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths that a pattern asks for and logs never carry, gathered while the pattern is looked through. */
final class Lacking {

    private final Map<ObjectPath, Set<LogSource>> sourcesByPath = new LinkedHashMap<>();

    /** @return {@code carried}; where it is false, the path is noted */
    boolean unless(boolean carried, ObjectPath path, Log log) {
        if (!carried) {
            sourcesByPath.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(log.source());
        }
        return carried;
    }

    void add(Lacking others) {
        others.sourcesByPath.forEach((path, sources) -> sourcesByPath
                .computeIfAbsent(path, key -> new LinkedHashSet<>())
                .addAll(sources));
    }

    List<NeverCarried> reasons() {
        List<NeverCarried> reasons = new ArrayList<>();
        sourcesByPath.forEach((path, sources) -> reasons.add(new NeverCarried(path, List.copyOf(sources))));
        return reasons;
    }
}
