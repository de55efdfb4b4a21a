package dev.tocsin.benchmark.scrub;

import dev.tocsin.share.scrub.Kind;
import java.util.List;

/**
 * A text, and what in it is to go and what is to stay.
 *
 * @param about the sort of text, for reports
 * @param going values that must not be left, with their kinds
 * @param staying values that look like some kind and must be left, with the kind that they look like
 */
record Labelled(String about, String text, List<Value> going, List<Value> staying) {

    record Value(Kind kind, String text) {}
}
