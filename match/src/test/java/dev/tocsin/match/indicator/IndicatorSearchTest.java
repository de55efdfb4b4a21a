package dev.tocsin.match.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

final class IndicatorSearchTest {

    private static final long SEED = 0x5EED;

    private final FieldNames names = FieldNames.of(List.of("query", "answers", "uri", "note", "id.orig_h"));
    private final FieldKinds kinds = FieldKinds.of(Map.of(
            names.number("query"), Set.of(ValueKind.DOMAIN),
            names.number("answers"), Set.of(ValueKind.DOMAIN, ValueKind.ADDRESS),
            names.number("uri"), Set.of(ValueKind.URL),
            names.number("id.orig_h"), Set.of(ValueKind.ADDRESS)));
    private final FieldScan scan = new FieldScan(names, 10);
    private final IndicatorSearch search = new IndicatorSearch(kinds, SEED);
    private final IndicatorTable table = table();

    private static IndicatorTable table() {
        IndicatorKeys keys = new IndicatorKeys(SEED);
        EntryList entries = new EntryList();
        entries.add(keys.value(ValueKind.DOMAIN, "bad.example").orElseThrow(), 1);
        entries.add(keys.domainAndBelow("evil.example").orElseThrow(), 2);
        entries.add(keys.network("198.51.100.0/24").orElseThrow(), 3);
        entries.add(
                keys.value(ValueKind.URL, "http://w.example/a/\u00fc?\u20ac\ud83d\ude00")
                        .orElseThrow(),
                4);
        entries.add(keys.urlsBelow("http://w.example/a/").orElseThrow(), 5);
        entries.add(keys.value(ValueKind.DOMAIN, "198.51.100.7").orElseThrow(), 6);
        entries.networks(keys.networks());
        return IndicatorTable.of(SEED, entries);
    }

    @Test
    void valuesAreLookedUpInTheFieldsThatCanHoldThem() {
        assertThat(found("{'query':'Bad.Example','note':'x.evil.example'}")).containsExactly(1);
        assertThat(found("{'query':'x.evil.example.'}")).containsExactly(2);
        assertThat(found("{'query':'x.bad.example','id.orig_h':'198.51.101.1'}"))
                .isEmpty();
        assertThat(found("{'id':{'orig_h':'198.51.100.1'}}")).containsExactly(3);
        assertThat(found("{'query':null,'answers':[7,true,{},[]],'uri':''}")).isEmpty();
    }

    @Test
    void theElementsOfAListAreLookedUpEach() {
        assertThat(found("{'answers':['bad.example','good.example',['a.evil.example']]}"))
                .containsExactly(1, 2);
    }

    @Test
    void anAddressIsNoDomain() {
        assertThat(found("{'answers':['198.51.100.7']}")).containsExactly(3);
        assertThat(found("{'query':'198.51.100.7'}")).containsExactly(6);
    }

    @Test
    void escapesAreUndone() {
        assertThat(found("{'query':'b\\u0041d.ex\\u0061mple'}")).containsExactly(1);
        assertThat(found("{'uri':'http:\\/\\/w.example\\/a\\/'}")).containsExactly(5);
        assertThat(found("{'uri':'http://w.example/a/\\u00fc?\\u20AC\\ud83d\\ude00'}"))
                .containsExactly(4, 5);
        assertThat(found("{'uri':'http://w.example/a/\u00fc?\u20ac\ud83d\ude00'}"))
                .containsExactly(4, 5);
        assertThat(found("{'uri':'http://w.example/a/\\ud83d\\n\\ud83d\\u0041\\ude00'}"))
                .containsExactly(5);
    }

    @Test
    void itCountsWhatWasAskedAndWhatPassed() {
        found("{'query':'bad.example'}");
        assertThat(search.asked()).as("two domains and the name").isEqualTo(3);
        assertThat(search.passed()).isBetween(1L, 3L);
    }

    @Test
    void nothingIsAllocatedForAnEvent() {
        byte[] event = bytes(
                "{'id':{'orig_h':'198.51.100.1'},'query':'a.b.evil.example','answers':['2001:db8::1','\\u0041.bad.example']}");
        int[] count = {0};
        IntConsumer counting = number -> count[0]++;
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_000; i++) {
                scan.scan(event, 0, event.length);
                search.search(table, scan, event, counting);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(count[0]).isEqualTo(5 * 2_000 * 2);
        assertThat(least).as("bytes for 2,000 events").isLessThan(2_000);
    }

    private Set<Integer> found(String event) {
        byte[] bytes = bytes(event);
        assertThat(scan.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        Set<Integer> found = new TreeSet<>();
        search.search(table, scan, bytes, found::add);
        return found;
    }

    private static byte[] bytes(String event) {
        return event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
