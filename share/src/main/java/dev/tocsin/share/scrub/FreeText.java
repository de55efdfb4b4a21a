package dev.tocsin.share.scrub;

import dev.tocsin.stix.pattern.IpRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** What is to be taken out of a text that people wrote: all that is found in it, less what is the threat itself. */
final class FreeText {

    private static final List<Detector> ADDRESSES = List.of(
            Shape.of(
                    Kind.EMAIL_ADDRESS,
                    "@",
                    "\\b([A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,8}[A-Za-z]{2,24})\\b"),
            Shape.of(
                    Kind.NETWORK_ADDRESS,
                    Mark.sequence("0.0"),
                    "(?:^|[^0-9A-Za-z.])([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:$|[^0-9A-Za-z.]|\\.(?:$|[^0-9]))",
                    found -> IpRange.parse(found).isPresent()));

    /** All that looks at the text alone. */
    static final List<Detector> ALL = Stream.of(
                    Secrets.ALL, ADDRESSES, Numbers.ALL, Names.ACCOUNTS, Names.HOSTS, Names.PLACES, Names.PEOPLE)
            .flatMap(List::stream)
            .toList();

    private static final List<IpRange> INSIDE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
            .map(text -> IpRange.parse(text).orElseThrow())
            .toList();

    private final Known known;

    FreeText(Known known) {
        this.known = known;
    }

    /** The spans to be taken out, in their order, none of which overlap. */
    List<Span> find(String text) {
        BitSet taken = new BitSet();
        for (Matcher removed = Placeholder.ANY.matcher(text); removed.find(); ) {
            taken.set(removed.start(), removed.end());
        }
        String plain = blanked(text, taken);
        List<Span> found = new ArrayList<>();
        // The first that finds something has it: secrets before what may be part of one.
        Stream.concat(ALL.stream(), Stream.of(known.names())).forEach(detector -> {
            for (Span span : detector.find(plain)) {
                int next = taken.nextSetBit(span.start());
                if (next < 0 || next >= span.end()) {
                    taken.set(span.start(), span.end());
                    found.add(span);
                }
            }
        });
        return found.stream()
                .filter(span -> leaves(plain, span))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    private static String blanked(String text, BitSet taken) {
        if (taken.isEmpty()) {
            return text;
        }
        StringBuilder blanked = new StringBuilder(text);
        taken.stream().forEach(i -> blanked.setCharAt(i, '_'));
        return blanked.toString();
    }

    /** Whether what was found is to go. */
    private boolean leaves(String text, Span span) {
        String value = text.substring(span.start(), span.end());
        if (known.isThreat(value)) {
            return false;
        }
        return switch (span.kind()) {
            case SECRET, NATIONAL_ID, PAYMENT_CARD, BANK_ACCOUNT, POSTAL_ADDRESS, PERSON_NAME -> true;
            case EMAIL_ADDRESS, PHONE_NUMBER -> Side.of(text, span, true) != Side.THREAT;
            case ACCOUNT_NAME, HOST_NAME -> Side.of(text, span, false) != Side.THREAT;
            case NETWORK_ADDRESS ->
                isInside(value) ? !afterVersion(text, span) : Side.of(text, span, false) == Side.VICTIM;
            case HIDDEN_CHARACTER -> false;
        };
    }

    private static boolean isInside(String address) {
        return IpRange.parse(address)
                .filter(one -> INSIDE.stream().anyMatch(range -> range.contains(one)))
                .isPresent();
    }

    private static boolean afterVersion(String text, Span span) {
        String before =
                text.substring(Math.max(0, span.start() - 12), span.start()).toLowerCase(Locale.ROOT);
        return before.contains("version") || before.contains("release") || before.endsWith(" v");
    }
}
