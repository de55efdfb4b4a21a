package dev.tocsin.share.community;

import java.util.Optional;

/** What a channel is for. The kind limits who may be in it, and says to people what to expect. */
public sealed interface ChannelKind {

    /** Whoever takes part in the hub's community may be admitted. */
    record Community() implements ChannelKind {}

    /** For one sector. Vendors, agencies and others that serve it may be admitted, too, so that its members alone is no limit. */
    record OfSector(Sector sector) implements ChannelKind {}

    /** Between two members. */
    record Bilateral() implements ChannelKind {}

    /** For one matter that ends. */
    record Case() implements ChannelKind {}

    /** How many members may be in it at most; empty where there may be any number. */
    default Optional<Integer> mostMembers() {
        return this instanceof Bilateral ? Optional.of(2) : Optional.empty();
    }

    /** The kind as people write it: {@code community}, {@code sector}, {@code bilateral}, {@code case}. */
    default String written() {
        return switch (this) {
            case Community() -> "community";
            case OfSector(Sector _) -> "sector";
            case Bilateral() -> "bilateral";
            case Case() -> "case";
        };
    }
}
