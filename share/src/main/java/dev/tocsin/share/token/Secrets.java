package dev.tocsin.share.token;

/** Keys that a hub makes for itself and keeps: the same after a restart, and at each of its nodes. A port. */
public interface Secrets {

    /** As many bytes as a secret has. */
    int LENGTH = 32;

    /** The secret of that name; random, and made when it is asked for first. */
    byte[] secret(String name);
}
