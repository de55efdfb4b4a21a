package dev.tocsin.share.scrub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes personal data and secrets out of the objects of one contribution, and leaves in their place what kind of thing was
 * there. What is the threat itself stays. Ids, references, patterns and markings are never changed, so that every reference
 * still leads where it led.
 */
public final class Scrubber {

    /** The longest text looked through, in {@code char}s. */
    public static final int MAX_TEXT_LENGTH = 1 << 20;

    /** What is taken out of one text may bring out something else in it; more often than this it is not looked through. */
    private static final int MAX_ROUNDS = 4;

    private static final Set<String> NAMED_FOR_ALL = Set.of(
            "threat-actor",
            "intrusion-set",
            "campaign",
            "malware",
            "tool",
            "infrastructure",
            "attack-pattern",
            "vulnerability",
            "location",
            "software",
            "autonomous-system");

    private final Roles roles;
    private final FreeText freeText;

    private Scrubber(List<StixObject> contribution) {
        this.roles = Roles.of(contribution);
        this.freeText = new FreeText(roles.known());
    }

    /** A scrubber for objects of one contribution, all of which it looks at to learn what is threat and what is victim. */
    public static Scrubber of(List<StixObject> contribution) {
        return new Scrubber(contribution);
    }

    /** An object without what was taken out of it, and what that was. */
    public record Scrubbed(StixObject object, List<Change> changes) {
        public Scrubbed {
            changes = List.copyOf(changes);
        }
    }

    /** @param keep what its contributor decided to keep */
    public Scrubbed scrub(StixObject object, Keep keep) {
        if (object.type().equals("marking-definition")) {
            return new Scrubbed(object, List.of());
        }
        List<Change> changes = new ArrayList<>();
        ObjectNode after = Texts.rewrite(object.json(), (place, text) -> {
            if (text.length() > MAX_TEXT_LENGTH || Fixed.is(place)) {
                return text;
            }
            Found found = look(place, text);
            Change.Fate fate = keep.keeps(object.id(), place.toString()) ? Change.Fate.KEPT : Change.Fate.REMOVED;
            found.counts().forEach((kind, count) -> changes.add(new Change(place.toString(), kind, count, fate)));
            return fate == Change.Fate.KEPT ? text : found.without();
        });
        boolean changed = changes.stream().anyMatch(change -> change.fate() == Change.Fate.REMOVED);
        return new Scrubbed(changed ? StixObject.of(after) : object, changes);
    }

    /** The first text of an object that is too long to be looked through. */
    public static Optional<String> tooLong(StixObject object) {
        List<String> places = new ArrayList<>();
        Texts.rewrite(object.json(), (place, text) -> {
            if (text.length() > MAX_TEXT_LENGTH && !Fixed.is(place)) {
                places.add(place.toString());
            }
            return text;
        });
        return places.stream().findFirst();
    }

    private record Found(String without, Map<Kind, Integer> counts) {}

    private Found look(Place place, String text) {
        Optional<Kind> whole = Placeholder.ANY.matcher(text).matches() || text.isBlank()
                ? Optional.empty()
                : TypedProperty.kind(place, text, roles);
        if (whole.isPresent()) {
            return new Found(whole.get().placeholder(), Map.of(whole.get(), 1));
        }
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        String now = text;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Span> spans = freeText.find(now).stream()
                    .filter(span -> concerns(place, span.kind()))
                    .toList();
            if (spans.isEmpty()) {
                break;
            }
            spans.forEach(span -> counts.merge(span.kind(), 1, Integer::sum));
            now = without(now, spans);
        }
        return new Found(now, counts);
    }

    /** What a property holds by its meaning is not found in it as something else: an address in the value of an address. */
    private static boolean concerns(Place place, Kind kind) {
        String type = place.type();
        boolean secret = kind == Kind.SECRET;
        if (place.isOwn("value") || place.isOwn("aliases") || place.isOwn("key")) {
            return secret;
        }
        if (place.isOwn("contact_information")
                && !place.object().path("identity_class").asText("").equals("individual")) {
            // An organisation says there how it wants to be reached (STIX 2.1 §4.5).
            return secret;
        }
        if (place.isOwn("name")) {
            return secret || !(NAMED_FOR_ALL.contains(type) || type.equals("identity") || type.equals("file"));
        }
        return secret
                || !(place.property().equals("url")
                        || place.property().equals("source_name")
                        || type.equals("location"));
    }

    private static String without(String text, List<Span> spans) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Span span : spans) {
            out.append(text, from, span.start()).append(span.kind().placeholder());
            from = span.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}
