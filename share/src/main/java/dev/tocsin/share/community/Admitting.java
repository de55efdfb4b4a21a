package dev.tocsin.share.community;

/** What became of an admission. */
public sealed interface Admitting {

    record Admitted(Admission admission) implements Admitting {}

    /** There is no such member or channel. */
    record NoneSuch() implements Admitting {}

    /** As many members as the channel's kind lets in are in it, and this is none of them. */
    record Full(int most) implements Admitting {}
}
