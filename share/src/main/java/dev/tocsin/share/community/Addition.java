package dev.tocsin.share.community;

/** What became of something that was to be added under a unique name. */
public sealed interface Addition<T> {

    record Added<T>(T thing) implements Addition<T> {}

    /** Nothing was added: the name is in use. */
    record NameTaken<T>(String name) implements Addition<T> {}
}
