package dev.tocsin.match.engine;

import dev.tocsin.match.sigma.Binding;
import dev.tocsin.telemetry.LogSource;
import dev.tocsin.telemetry.fields.BytesTable;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which plan an event is for: by its source and the values of the fields that tell log sources apart. Not safe for use by
 * several threads at once.
 */
final class SigmaRoutes {

    private static final int MOST_SOURCES = 1_000;
    private static final int MOST_KEYS = 10_000;

    /** The events of one source: what may cover them, and which fields decide. */
    private static final class Route {
        private final List<Integer> possible;
        private final boolean[] decides;
        private final BytesTable<Plan> byValues = new BytesTable<>(MOST_KEYS);

        /** @param decides by field, whether plans depend on it */
        Route(List<Integer> possible, boolean[] decides) {
            this.possible = possible;
            this.decides = decides;
        }
    }

    private static final Route NOWHERE = new Route(List.of(), new boolean[0]);

    private final SigmaPlans plans;
    private final Map<LogSource, Route> routes = new HashMap<>();
    private byte[] key = new byte[256];
    private @Nullable LogSource lastSource;
    private Route lastRoute = NOWHERE;

    SigmaRoutes(SigmaPlans plans) {
        this.plans = plans;
    }

    Plan plan(LogSource source, FieldScan values, byte[] bytes) {
        Route route = source.equals(lastSource) ? lastRoute : route(source);
        lastSource = source;
        lastRoute = route;
        if (route.possible.isEmpty()) {
            return Plan.EMPTY;
        }
        int length = key(route, values, bytes);
        Plan known = route.byValues.get(key, length);
        if (known == null) {
            known = plans.plan(covering(route, values));
            route.byValues.put(key, length, known);
        }
        return known;
    }

    private Route route(LogSource source) {
        Route known = routes.get(source);
        if (known != null) {
            return known;
        }
        Route made = make(source);
        if (routes.size() < MOST_SOURCES) {
            routes.put(source, made);
        }
        return made;
    }

    private Route make(LogSource source) {
        List<Integer> possible = plans.bindingsOf(source);
        FieldNames names = plans.names();
        boolean[] decides = new boolean[names.size()];
        possible.stream()
                .flatMap(number -> plans.binding(number).where().keySet().stream())
                .forEach(name -> decides[names.number(name)] = true);
        return new Route(possible, decides);
    }

    /** The values of the deciding fields as they stand, each with its kind and its end marked. */
    private int key(Route route, FieldScan values, byte[] bytes) {
        int length = 0;
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            if (field >= 0 && route.decides[field]) {
                int size = values.to(value) - values.from(value);
                if (length + size + 6 > key.length) {
                    key = Arrays.copyOf(key, (length + size + 6) * 2);
                }
                key[length] = values.kind(value);
                key[length + 1] = (byte) (field >>> 8);
                key[length + 2] = (byte) field;
                System.arraycopy(bytes, values.from(value), key, length + 3, size);
                key[length + 3 + size] = '"';
                length += size + 4;
            }
        }
        return length;
    }

    private Set<Integer> covering(Route route, FieldScan values) {
        Set<Integer> covering = new TreeSet<>();
        for (int number : route.possible) {
            if (covers(plans.binding(number), values)) {
                covering.add(number);
            }
        }
        return covering;
    }

    private boolean covers(Binding binding, FieldScan values) {
        return binding.where().entrySet().stream().allMatch(asked -> {
            Set<String> accepted = new LinkedHashSet<>();
            asked.getValue().forEach(text -> accepted.add(Folding.fold(text)));
            return texts(plans.names().number(asked.getKey()), values).stream().anyMatch(accepted::contains);
        });
    }

    private static List<String> texts(int field, FieldScan values) {
        List<String> texts = new ArrayList<>();
        for (int value = 0; value < values.count(); value++) {
            if (values.field(value) == field) {
                texts.add(Folding.fold(values.text(value)));
            }
        }
        return texts;
    }
}
