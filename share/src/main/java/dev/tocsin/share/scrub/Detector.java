package dev.tocsin.share.scrub;

import java.util.List;

/** Finds one sort of thing in a text, in time linear in its length. */
interface Detector {

    List<Span> find(String text);
}
