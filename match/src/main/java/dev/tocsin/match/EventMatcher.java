package dev.tocsin.match;

import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.telemetry.Event;
import java.util.List;

/** Rules that are asked about events as they are. Not safe for use by several threads at once. */
public interface EventMatcher {

    /** Takes the next event; the hits that it completes, in the order of the rules. */
    List<Hit> accept(Event event);

    /** Says that no event follows; the hits of rules that waited for that. */
    List<Hit> end();

    /** What became of each rule that is watched for, in the order of the rules. */
    List<RuleCounts> counts();

    /** The rules that are not watched for, and why. */
    List<Unwatched> unwatched();
}
