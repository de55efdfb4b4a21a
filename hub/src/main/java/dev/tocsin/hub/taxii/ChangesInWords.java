package dev.tocsin.hub.taxii;

import dev.tocsin.share.scrub.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was taken out of an object before it was shared, in one line for its contributor. */
final class ChangesInWords {

    private static final int MOST_TOLD = 20;

    private ChangesInWords() {}

    static Optional<String> of(List<Change> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String told = changes.stream().limit(MOST_TOLD).map(ChangesInWords::of).collect(Collectors.joining("; "));
        int untold = changes.size() - MOST_TOLD;
        return Optional.of(untold > 0 ? told + "; and " + untold + " more" : told);
    }

    private static String of(Change change) {
        String fate = switch (change.fate()) {
            case REMOVED -> "removed";
            case KEPT -> "kept as its contributor decided";
        };
        return change.place() + ": " + change.count() + " x " + change.kind().words() + " " + fate;
    }
}
