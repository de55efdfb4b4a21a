package dev.tocsin.share.contribution;

/** A step on a contribution's way, in the order in which they are taken; no object ever turns back. */
public enum Step {
    /** Bytes become a typed object, lifted to STIX 2.1, or it is said why not. */
    INTAKE,
    /** The object is one that a channel can hold: its pattern can be used, nothing in it is hidden, all its markings are known. */
    SCREEN,
    /** Personal data and secrets are taken out of the object. */
    SCRUB,
    /** The object's marking may be shared in this channel, and the terms are ones that are kept here. */
    DECIDE,
    /** The object is written, in one transaction with all others of its contribution. */
    RECORD
}
