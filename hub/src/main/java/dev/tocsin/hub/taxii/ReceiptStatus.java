package dev.tocsin.hub.taxii;

import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import dev.tocsin.share.contribution.Refusal;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.Status;
import dev.tocsin.taxii.TaxiiTimestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A receipt as TAXII's status resource (TAXII 2.1 §4.3.1). What a person has to look at is pending until then. */
public final class ReceiptStatus {

    private static final String HELD =
            "held until a person at the hub has looked at it, since it may match what is harmless";

    private ReceiptStatus() {}

    public static Status of(Receipt receipt) {
        // TAXII 2.1 §4.3.1: an object without a version has the time of the request for one.
        String noVersion = TaxiiTimestamp.write(receipt.requested());
        List<Status.Detail> successes = new ArrayList<>();
        List<Status.Detail> failures = new ArrayList<>();
        List<Status.Detail> pendings = new ArrayList<>();
        for (Outcome outcome : receipt.outcomes()) {
            switch (outcome) {
                case Outcome.Accepted taken ->
                    successes.add(new Status.Detail(
                            taken.id().toString(),
                            taken.version().toString(),
                            ChangesInWords.of(taken.changes()),
                            Optional.of(Status.Detail.ACCEPTED)));
                case Outcome.Embargoed later ->
                    pendings.add(new Status.Detail(
                            later.id().toString(),
                            later.version().map(StixTimestamp::toString).orElse(noVersion),
                            Optional.of("kept; takes its place in the channel when its embargo ends at "
                                    + TaxiiTimestamp.write(later.until())),
                            Optional.of(Status.Detail.EMBARGOED)));
                case Outcome.TakenBack back ->
                    successes.add(new Status.Detail(
                            back.id().toString(),
                            back.version().map(StixTimestamp::toString).orElse(noVersion),
                            Optional.of("taken back before its embargo ended"),
                            Optional.of(Status.Detail.TAKEN_BACK)));
                case Outcome.Expired gone ->
                    successes.add(new Status.Detail(
                            gone.id().toString(),
                            gone.version().toString(),
                            Optional.of("expired at " + TaxiiTimestamp.write(gone.when())
                                    + " by its terms or the channel's rules, and is given out no longer"),
                            Optional.of(Status.Detail.EXPIRED)));
                case Outcome.AlreadyPresent there ->
                    successes.add(new Status.Detail(
                            there.id().toString(),
                            there.version().toString(),
                            Optional.of("already there"),
                            Optional.of(Status.Detail.ALREADY_PRESENT)));
                case Outcome.Held held ->
                    pendings.add(new Status.Detail(
                            held.id().toString(),
                            held.version().map(StixTimestamp::toString).orElse(noVersion),
                            Optional.of(HELD
                                    + held.list()
                                            .map(list -> ": it is among " + Quoted.of(list))
                                            .orElse("")),
                            Optional.of(Status.Detail.HELD)));
                case Outcome.Refused refused ->
                    failures.add(new Status.Detail(
                            refused.id().orElse("unknown"),
                            refused.version().map(StixTimestamp::toString).orElse(noVersion),
                            Optional.of(why(refused.refusal())),
                            Optional.of(refused.refusal().code().name().toLowerCase(Locale.ROOT))));
            }
        }
        return new Status(
                receipt.id().toString(),
                pendings.isEmpty(),
                Optional.of(receipt.requested()),
                successes.size(),
                successes,
                failures.size(),
                failures,
                pendings.size(),
                pendings);
    }

    private static String why(Refusal refusal) {
        return refusal.value().isEmpty() ? refusal.reason() : refusal.reason() + ": " + Quoted.of(refusal.value());
    }
}
