package dev.tocsin.telemetry.frame;

/** What stands next in an input. */
public sealed interface Frame {

    Place place();

    /** A JSON value whose brackets and quotes close: an object, or any element of a list. */
    record Json(Place place, Slice text) implements Frame {}

    /** A line that is no JSON, without its end. */
    record Line(Place place, Slice text) implements Frame {}

    /** The end of a list of records. */
    record ListEnd(Place place) implements Frame {}

    /**
     * Something that was stepped over.
     *
     * @param detail what is wrong with it, in words; nothing of the input is in it
     * @param head the first bytes of it
     */
    record Fault(Place place, Kind kind, String detail, Slice head) implements Frame {

        /** Why it was stepped over. */
        public enum Kind {
            MALFORMED,
            CUT_OFF,
            TOO_LONG,
            TOO_DEEP,
            /** A list or an object beside the list of records, in the object that holds both. */
            BESIDE_LIST,
            /** The compressed input cannot be read further. */
            DAMAGED_INPUT
        }
    }
}
