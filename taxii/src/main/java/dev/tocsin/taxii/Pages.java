package dev.tocsin.taxii;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleElement.Position;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.taxii.TaxiiException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The pages of one collection, followed to the end (TAXII 2.1 §3.5) with one object in memory at a time.
 *
 * <p>A server may hand out pages without end, by fault or on purpose. It is caught in a circle of {@code next} values by
 * comparing each with one kept from earlier, which is renewed after 1, 2, 4, 8... pages (Brent's way to find a cycle: no
 * memory, and at most three times the circle's length in pages). Pages with nothing in them, and pages in all, are
 * limited in number.
 */
final class Pages {

    private static final int MAX_EMPTY_PAGES = 100;
    private static final int MAX_PROBLEMS_SHOWN = 20;

    private final Exchange exchange;
    private final RemoteCollection collection;
    private final TaxiiLimits limits;
    private final Consumer<StixObject> sink;
    private final List<String> problems = new ArrayList<>();
    private long objects;
    private long unusable;
    private long pages;
    private int emptyPages;
    private Optional<StixTimestamp> lastAdded = Optional.empty();
    private String landmark = "";
    private long landmarkUntil = 1;

    Pages(Exchange exchange, RemoteCollection collection, TaxiiLimits limits, Consumer<StixObject> sink) {
        this.exchange = exchange;
        this.collection = collection;
        this.limits = limits;
        this.sink = sink;
    }

    /** How a page ended: whether there is more, and where. */
    private record End(boolean more, Optional<String> next, Optional<StixTimestamp> lastAdded) {}

    Fetched follow(ObjectQuery query) {
        ObjectQuery from = query;
        Optional<String> next = Optional.empty();
        while (true) {
            String asked = from.toUrl(next);
            long before = objects + unusable;
            End end = exchange.get(collection.at("objects/" + asked), this::page);
            pages++;
            lastAdded = later(lastAdded, end.lastAdded());
            if (!end.more()) {
                return new Fetched(objects, pages, lastAdded, unusable, problems);
            }
            emptyPages = objects + unusable == before ? emptyPages + 1 : 0;
            if (end.next().isPresent()) {
                next = end.next();
            } else {
                // Some servers page by date alone: the last date of this page is where the next begins.
                from = from.addedAfter(end.lastAdded().orElseThrow(() -> endless("neither next nor a date")));
                next = Optional.empty();
            }
            requireProgress(from.toUrl(next));
        }
    }

    private End page(Exchange.Answer answer) {
        BundleReader envelope = BundleReader.of(new BudgetedInput(answer.body(), limits.maxPageBytes()));
        while (Exchange.understood(answer.uri(), envelope::hasNext)) {
            take(answer.uri(), envelope.next());
        }
        // TAXII 2.1 §3.7. A server that sends anything else there sends no more.
        String next = envelope.header().path("next").asText("");
        return new End(
                envelope.header().path("more").asBoolean(false),
                next.isEmpty() ? Optional.empty() : Optional.of(next),
                lastAdded(answer));
    }

    private void take(URI page, BundleElement element) {
        switch (element) {
            case BundleElement.Read(Position _, StixObject object) -> {
                sink.accept(object);
                objects++;
            }
            case BundleElement.Refused(Position position, Optional<ObjectNode> _, Optional<String> id, String why) -> {
                unusable++;
                if (problems.size() < MAX_PROBLEMS_SHOWN) {
                    problems.add(id.map(Quoted::of).orElseGet(position::toString) + ": " + why);
                }
            }
            case BundleElement.Broken(Position position, String why) ->
                throw new TaxiiException(
                        Kind.NOT_TAXII,
                        Quoted.of(page.toString()) + " answered with what is no TAXII 2.1: " + position + ": " + why,
                        "what came before it was used; tell the server's administrator");
        }
    }

    private void requireProgress(String following) {
        if (following.equals(landmark)) {
            throw endless("the same page again");
        }
        if (pages == landmarkUntil) {
            landmark = following;
            landmarkUntil *= 2;
        }
        if (emptyPages > MAX_EMPTY_PAGES) {
            throw endless(MAX_EMPTY_PAGES + " pages in a row with nothing in them");
        }
        if (pages >= limits.maxPages()) {
            throw endless("more than " + limits.maxPages() + " pages");
        }
    }

    private TaxiiException endless(String what) {
        return new TaxiiException(
                Kind.ENDLESS_PAGES,
                Quoted.of(collection.uri().toString()) + " says that there is more, but gives " + what + ", after "
                        + objects + " objects",
                "what came until now was used; tell the server's administrator");
    }

    private static Optional<StixTimestamp> lastAdded(Exchange.Answer answer) {
        // TAXII 2.1 §3.2
        return answer.headers().firstValue("X-TAXII-Date-Added-Last").flatMap(text -> {
            try {
                return Optional.of(StixTimestamp.parse(text));
            } catch (StixException e) {
                return Optional.empty(); // as good as absent: it only saves fetching again what is known
            }
        });
    }

    private static Optional<StixTimestamp> later(Optional<StixTimestamp> a, Optional<StixTimestamp> b) {
        return Stream.concat(a.stream(), b.stream()).max(Comparator.naturalOrder());
    }
}
