package dev.tocsin.guard;

import dev.tocsin.match.IndicatorRule;
import dev.tocsin.match.Oracle;
import dev.tocsin.match.Rule;
import dev.tocsin.match.RuleCounts;
import dev.tocsin.match.mapping.Misfits;
import java.util.Comparator;
import java.util.List;

/**
 * What a scan came to.
 *
 * @param hits how many in all
 * @param read what became of each input, in the order in which they were read
 * @param counts what became of each rule that was watched for
 * @param unwatched rules that were not, because they ask for more than the limits allow
 * @param expired rules that had expired when the scan was made; they count for what happened before
 * @param inapplicable rules that no event of these logs could ever match, whatever it says
 * @param misfits values that could not be turned into what STIX has for them
 * @param misfitsLeft how many further ones are not told apart
 */
public record ScanSummary(
        Rulebook rulebook,
        long hits,
        List<Scan.Read> read,
        List<RuleCounts> counts,
        List<Oracle.Unwatched> unwatched,
        List<IndicatorRule> expired,
        List<Rule> inapplicable,
        List<Misfits.Tally> misfits,
        long misfitsLeft) {

    public ScanSummary {
        read = List.copyOf(read);
        counts = List.copyOf(counts);
        unwatched = List.copyOf(unwatched);
        expired = List.copyOf(expired);
        inapplicable = List.copyOf(inapplicable);
        misfits = List.copyOf(misfits);
    }

    public long events() {
        return read.stream().mapToLong(each -> each.tally().events()).sum();
    }

    /** Bytes of logs, after decompression. */
    public long bytes() {
        return read.stream().mapToLong(each -> each.tally().bytes()).sum();
    }

    /** The rules that hit, the most frequent first. */
    public List<RuleCounts> hitting() {
        return counts.stream()
                .filter(count -> count.hits() > 0)
                .sorted(Comparator.comparingLong(RuleCounts::hits).reversed())
                .toList();
    }

    /** How often an event would have been of interest to a rule, but lies outside the time in which the rule counts. */
    public long outsideValidity() {
        return counts.stream().mapToLong(RuleCounts::outsideValidity).sum();
    }

    /** How many observations rules that wait for several had to drop because they may not keep more. */
    public long evicted() {
        return counts.stream().mapToLong(RuleCounts::evicted).sum();
    }

    /** How many searches for a hit were ended because they took too long. */
    public long searchesGivenUp() {
        return counts.stream().mapToLong(RuleCounts::searchesGivenUp).sum();
    }
}
