package dev.tocsin.share.token;

import dev.tocsin.share.community.Caller;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a token may be used for. Empty where two were shown that have nothing in common. */
public record Scopes(Set<Scope> set) {

    /** Whatever its holder may do; also that of every token from before there were scopes. */
    public static final Scopes ALL = new Scopes(EnumSet.allOf(Scope.class));

    /** Whatever a member may do. */
    public static final Scopes OF_MEMBERS = of(Scope.READ, Scope.CONTRIBUTE, Scope.MEMBERSHIP);

    public Scopes {
        set = Set.copyOf(set);
    }

    public static Scopes of(Scope... scopes) {
        return new Scopes(Set.of(scopes));
    }

    /** Whether one of these is among them. */
    public boolean hasAnyOf(Collection<Scope> scopes) {
        return scopes.stream().anyMatch(set::contains);
    }

    /** Whether nothing is in the other that is not in this. */
    public boolean cover(Scopes other) {
        return set.containsAll(other.set);
    }

    /** What is in both: who shows two things may do what either allows no more than the other. */
    public Scopes and(Scopes other) {
        EnumSet<Scope> both = EnumSet.noneOf(Scope.class);
        both.addAll(set);
        both.retainAll(other.set);
        return new Scopes(both);
    }

    /**
     * What a token gets that is issued with one of these scopes; nothing where that would be wider, or of no use.
     *
     * @param asked empty for as much as may be given
     */
    public Optional<Scopes> given(Caller.Known bearer, Optional<Scopes> asked) {
        Scopes most = equals(ALL) || bearer instanceof Caller.Administrator ? this : and(OF_MEMBERS);
        Scopes given = asked.orElse(most);
        return cover(given) && !given.set.isEmpty() ? Optional.of(given) : Optional.empty();
    }

    /** In the order of the scopes, as people and programs write them. */
    public List<String> written() {
        return set.stream().sorted().map(Scope::written).toList();
    }

    @Override
    public String toString() {
        return String.join(",", written());
    }
}
