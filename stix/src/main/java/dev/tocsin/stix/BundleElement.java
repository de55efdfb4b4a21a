package dev.tocsin.stix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What became of one element of a bundle: an object, or a problem with its place. */
public sealed interface BundleElement {

    /** The element is a STIX object. */
    record Read(Position position, StixObject object) implements BundleElement {}

    /**
     * The element is not a usable STIX object; reading went on behind it.
     *
     * @param json the element as it came, if it is a JSON object within the bounds and so could be read whole
     * @param id what it says its identifier is, if that much could be read; untrusted text
     * @param why the reason, fit for one line before people
     */
    record Refused(Position position, Optional<ObjectNode> json, Optional<String> id, String why)
            implements BundleElement {}

    /**
     * The input cannot be read any further; this is the last element.
     *
     * @param position where reading stopped; its index is the number of elements that came before
     * @param why the reason, fit for one line before people
     */
    record Broken(Position position, String why) implements BundleElement {}

    /**
     * Where an element is.
     *
     * @param index its place in the list, counted from 0
     * @param place where it begins in the text; for a problem inside it, where that problem is
     */
    record Position(int index, JsonPlace place) {
        @Override
        public String toString() {
            return "objects[" + index + "], " + place;
        }
    }
}
