package dev.tocsin.taxii;

import dev.tocsin.stix.StixObject;
import java.util.List;

/** What became of a part of the objects that were sent. */
public sealed interface Contribution {

    /** The server took the envelope and says what it did with each object. */
    record Answered(List<StixObject> sent, Status status) implements Contribution {
        public Answered {
            sent = List.copyOf(sent);
        }
    }

    /** An object that alone is larger than the server takes, so it was not sent. */
    record TooLarge(StixObject object, long bytes, long serverTakes) implements Contribution {}
}
