package dev.tocsin.match.mapping;

import dev.tocsin.match.Observation;
import dev.tocsin.stix.pattern.ObjectPath;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * From the fields of telemetry events to STIX cyber-observables, for every log format.
 *
 * <p>What becomes what is data: one JSON file per format beside this class, shown to people in {@code docs/mapping.md}.
 * Immutable; share one among threads.
 */
public final class EventMapping {

    private static final List<String> FILES =
            List.of("zeek.json", "suricata.json", "windows.json", "cloudtrail.json", "ocsf.json", "generic.json");

    private final Map<LogFormat, FormatMapping> byFormat = new EnumMap<>(LogFormat.class);
    private final IdentityHashMap<StreamMapping, Carried> carried = new IdentityHashMap<>();

    private EventMapping(List<FormatMapping> mappings) {
        for (FormatMapping mapping : mappings) {
            for (LogFormat format : mapping.formats()) {
                if (byFormat.put(format, mapping) != null) {
                    throw new MappingException(mapping.file(), "formats", "another file maps " + format + " already");
                }
            }
            for (StreamMapping stream : mapping.streamsByName().values()) {
                carried.put(
                        stream,
                        new CarriedByTemplates(List.copyOf(stream.kinds().values())));
            }
        }
    }

    /**
     * The mapping that comes with Tocsin.
     *
     * @throws MappingException if one of its files is damaged
     */
    public static EventMapping standard() {
        return new EventMapping(FILES.stream().map(EventMapping::resource).toList());
    }

    /**
     * The event as STIX sees it. It has no objects where the event says nothing that STIX has a word for.
     *
     * @param misfits is given each field that was there and could not be used
     */
    public Observation observe(Event event, Consumer<Misfit> misfits) {
        LogSource source = event.source();
        if (source.format() == LogFormat.STIX_OBSERVED_DATA) {
            return ObservedData.observe(event, eachOnce(misfits));
        }
        FormatMapping mapping = mapping(source.format());
        Scope scope = new Scope(event, mapping.absent(), eachOnce(misfits));
        Optional<Observation.Interval> seen = event.time().map(time -> new Observation.Interval(time, time));
        return new Observation(
                event, seen, Observer.observe(mapping.stream(source.stream()).templatesFor(scope), scope));
    }

    /** A value that several objects are made of, or that a list has several times, is told once. */
    private static Consumer<Misfit> eachOnce(Consumer<Misfit> misfits) {
        Set<Misfit> told = new HashSet<>();
        return misfit -> {
            if (told.add(misfit)) {
                misfits.accept(misfit);
            }
        };
    }

    /** What events of this log can carry at most. */
    public Carried carried(LogSource source) {
        return source.format() == LogFormat.STIX_OBSERVED_DATA
                ? new AnythingCarried()
                : Objects.requireNonNull(carried.get(mapping(source.format()).stream(source.stream())));
    }

    /** Where the values come from to which the path leads in events of this log. */
    public Origins origins(LogSource source, ObjectPath path) {
        if (source.format() == LogFormat.STIX_OBSERVED_DATA) {
            return new Origins.Unknown();
        }
        FormatMapping mapping = mapping(source.format());
        return PathOrigins.of(
                path, List.copyOf(mapping.stream(source.stream()).kinds().values()), mapping.absent());
    }

    /** Every name of a field from which values come to one of these paths in events of any log. */
    public Set<String> fieldNames(Collection<ObjectPath> paths) {
        Set<String> names = new LinkedHashSet<>();
        for (FormatMapping mapping : formats()) {
            for (StreamMapping stream : mapping.streamsByName().values()) {
                for (ObjectPath path : paths) {
                    if (PathOrigins.of(path, List.copyOf(stream.kinds().values()), mapping.absent())
                            instanceof Origins.Known known) {
                        known.fields().forEach(origin -> origin.fields().forEach(names::addAll));
                    }
                }
            }
        }
        return names;
    }

    Set<FormatMapping> formats() {
        return new LinkedHashSet<>(byFormat.values());
    }

    FormatMapping mapping(LogFormat format) {
        return Objects.requireNonNull(byFormat.get(format), () -> "no mapping for " + format);
    }

    private static FormatMapping resource(String name) {
        try (InputStream in = EventMapping.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new MappingException(name, "the file", "is not in this distribution");
            }
            return MappingFile.read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
