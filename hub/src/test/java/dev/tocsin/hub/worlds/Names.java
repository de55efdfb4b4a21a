package dev.tocsin.hub.worlds;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the story calls the things to which a hub gave random ids of its own. */
final class Names {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+:[^{}]+)}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> idByName = new HashMap<>();
    private final Map<String, String> nameById = new HashMap<>();
    private final Optional<Names> other;

    /** @param other of the other world: what only that one has is asked for by its id there */
    Names(Optional<Names> other) {
        this.other = other;
    }

    void put(String name, String id) {
        if (idByName.putIfAbsent(name, id) == null) {
            nameById.putIfAbsent(id, name);
        }
    }

    boolean has(String name) {
        return idByName.containsKey(name);
    }

    boolean knows(String id) {
        return nameById.containsKey(id);
    }

    /** The id of that name; where neither world has it, one that follows from the name. */
    String id(String name) {
        String here = idByName.get(name);
        if (here != null) {
            return here;
        }
        return other.map(names -> names.id(name)).orElseGet(() -> madeUp(name));
    }

    /** It is that name wherever the hub tells what it was asked. */
    private String madeUp(String name) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        nameById.putIfAbsent(id, name);
        return id;
    }

    /** Puts ids in the place of names in braces. */
    String toIds(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
    }

    /** Puts names in the place of ids; an id without a name stays. */
    String toNames(String text) {
        return ID.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        name(found.group()).map(name -> "{" + name + "}").orElse(found.group())));
    }

    private Optional<String> name(String id) {
        return Optional.ofNullable(nameById.get(id)).or(() -> other.flatMap(names -> names.name(id)));
    }
}
