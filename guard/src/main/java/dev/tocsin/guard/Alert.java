package dev.tocsin.guard;

import dev.tocsin.guard.HostNames.Computer;
import dev.tocsin.match.Hit;
import java.time.Instant;
import java.util.Optional;

/**
 * What a guard tells people: all hits of one rule on one computer.
 *
 * @param computer the computer to look at; empty where no event of the hits names one
 * @param example the first of the hits
 * @param hits how many there were, at least one
 * @param first when the first event of them happened; empty where the events have no time
 * @param last when the last did
 */
public record Alert(
        Optional<Computer> computer, Hit example, long hits, Optional<Instant> first, Optional<Instant> last) {

    public Alert {
        if (hits < 1) {
            throw new IllegalArgumentException("an alert needs a hit, not " + hits);
        }
    }
}
