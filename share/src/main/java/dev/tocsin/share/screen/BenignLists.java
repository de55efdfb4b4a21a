package dev.tocsin.share.screen;

import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.stix.pattern.IpRange;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All lists of benign values that count at a hub, ready to be asked. Immutable. */
public final class BenignLists {

    /** None: every value is taken for what its contributor says it is. */
    public static final BenignLists NONE = new BenignLists(List.of());

    private final Map<ValueKind, ListIndex> byKind = new EnumMap<>(ValueKind.class);

    private BenignLists(Collection<BenignList> lists) {
        for (ValueKind kind : ValueKind.values()) {
            byKind.put(kind, new ListIndex());
        }
        // What anyone may be told of comes first: a value that is on a public list tells nothing of whose it is.
        for (Origin origin : Origin.values()) {
            lists.stream().filter(list -> list.origin() == origin).forEach(this::index);
        }
    }

    /** These lists, and no others. */
    public static BenignLists of(Collection<BenignList> lists) {
        return new BenignLists(lists);
    }

    private void index(BenignList list) {
        for (ValueKind kind : list.kinds()) {
            list.entries().forEach(entry -> index(kind).add(entry, list));
        }
    }

    /** The list that a value is on; for a network also one with an address in it. */
    public Optional<OnList> on(ValueKind kind, String value) {
        Optional<BenignList> list = switch (kind) {
            case ADDRESS ->
                IpRange.parse(value)
                        .flatMap(index(kind)::of)
                        .or(() -> index(kind).of(value));
            case DOMAIN -> domain(kind, value);
            case URL -> url(value);
            case EMAIL -> email(value);
            case HASH -> index(kind).of(value);
        };
        return list.map(found -> new OnList(value, found.name(), found.origin()));
    }

    /** A listed value that a condition holds for; see {@link ListIndex#MAX_SAMPLES} for how many are tried. */
    Optional<OnList> sample(ValueKind kind, Predicate<String> condition) {
        return index(kind)
                .sample(condition)
                .map(entry -> new OnList(
                        entry.getKey(),
                        entry.getValue().name(),
                        entry.getValue().origin()));
    }

    private Optional<BenignList> domain(ValueKind kind, String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return index(kind).of(plain).or(() -> index(kind).ofDomain(plain));
    }

    /** By itself, by its host where the list speaks of URLs, or by its host where it leads to nothing below it. */
    private Optional<BenignList> url(String url) {
        WebAddress address = WebAddress.of(url);
        return index(ValueKind.URL)
                .of(url)
                .or(() -> index(ValueKind.URL).ofDomain(address.host()))
                .or(() -> address.isRoot() ? host(address.host()) : Optional.empty());
    }

    private Optional<BenignList> host(String host) {
        return IpRange.parse(host).flatMap(index(ValueKind.ADDRESS)::of).or(() -> domain(ValueKind.DOMAIN, host));
    }

    private Optional<BenignList> email(String email) {
        return index(ValueKind.EMAIL)
                .of(email)
                .or(() -> index(ValueKind.EMAIL).ofDomain(email.substring(email.lastIndexOf('@') + 1)));
    }

    private ListIndex index(ValueKind kind) {
        return java.util.Objects.requireNonNull(byKind.get(kind));
    }
}
