package dev.tocsin.share.community;

/** What became of a change of a channel's rules. */
public sealed interface RulesChange {

    record Changed(Channel channel) implements RulesChange {}

    /** More members are in it than the new kind lets in. */
    record TooManyMembers(int members, int most) implements RulesChange {}
}
