package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import dev.tocsin.telemetry.LogFormat;
import dev.tocsin.telemetry.LogSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

final class PackedEngineTest {

    private static final int CONTENT = 20;
    private static final LogSource SYSMON =
            new LogSource(LogFormat.WINDOWS_FLAT, "Microsoft-Windows-Sysmon/Operational");

    private static final String RULES = """
            title: one
            logsource: {product: windows, category: process_creation}
            detection:
              selection: {Image|endswith: ['\\cmd.exe', '.scr'], CommandLine|contains: ['whoami', ' -e ', 'über']}
              other: {IntegrityLevel: High, ProcessId|gt: 4, ParentImage: null}
              filter: {User|startswith: 'NT AUTHORITY', LogonId: 17}
              condition: (selection or other) and not filter
            ---
            title: two
            logsource: {product: windows, service: sysmon}
            detection:
              words: ['mimikatz', 'sekurlsa::']
              address: {DestinationIp|cidr: '10.0.0.0/8'}
              same: {Image|fieldref: ParentImage}
              condition: 1 of words or address or same
            ---
            title: three
            logsource: {product: nothing, service: known}
            detection: {selection: {a: b}, condition: selection}
            """;

    private final List<SigmaRule> rules = rules();
    private final byte[] packed = packed();

    @Test
    void itHoldsForWhatItHeldForBefore() {
        SigmaEngine again = unpacked(packed).orElseThrow();
        assertThat(again.rules()).extracting(rule -> rule.header().title()).containsExactly("one", "two");
        assertThat(again.unwatched()).hasSize(1);
        assertThat(held(again)).isEqualTo(held(engine())).isNotEmpty();
    }

    @Test
    void anyByteThatIsAnotherIsNoticed() {
        for (int at = 0; at < packed.length; at++) {
            byte[] damaged = packed.clone();
            damaged[at] ^= (byte) (1 << (at % 8));
            assertThat(unpacked(damaged)).as("byte " + at).isEmpty();
        }
    }

    @Test
    void whatIsCutShortOrTooLongIsNoticed() {
        for (int length = 0; length < packed.length; length += 7) {
            assertThat(unpacked(Arrays.copyOf(packed, length))).isEmpty();
            assertThat(unpacked(sealed(Arrays.copyOf(packed, length)))).isEmpty();
        }
        assertThat(unpacked(sealed(Arrays.copyOf(packed, packed.length + 1)))).isEmpty();
    }

    @Test
    void itIsNotTakenForAnotherNumberOfRules() {
        assertThat(SigmaEngine.unpacked(ByteBuffer.wrap(packed), rules.subList(0, 2)))
                .isEmpty();
    }

    /** The checksum is right, as if somebody else had written it: it may say something else, and breaks nothing. */
    @Test
    void whateverElseIsWrittenOfThePlansBreaksNothing() {
        Packer plans = new Packer();
        PackedPlans.writePlans(plans, engine().plans());
        int first = packed.length - plans.bytes().length;
        qt().withExamples(5_000).forAll(SourceDSL.longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            byte[] other = packed.clone();
            int changes = random.nextInt(1, 4);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(first, other.length);
                other[at] = (byte) (random.nextBoolean() ? random.nextInt(4) : random.nextInt(256));
            }
            unpacked(sealed(other)).ifPresent(PackedEngineTest::held);
        });
    }

    private Optional<SigmaEngine> unpacked(byte[] bytes) {
        return SigmaEngine.unpacked(ByteBuffer.wrap(bytes), rules);
    }

    private static byte[] sealed(byte[] bytes) {
        if (bytes.length >= CONTENT) {
            CRC32C sum = new CRC32C();
            sum.update(bytes, CONTENT, bytes.length - CONTENT);
            ByteBuffer.wrap(bytes).putInt(CONTENT - Integer.BYTES, (int) sum.getValue());
        }
        return bytes;
    }

    private byte[] packed() {
        return engine().packed();
    }

    private SigmaEngine engine() {
        SigmaEngine engine = SigmaEngine.of(rules, LogSources.standard());
        engine.compile();
        return engine;
    }

    private static Set<String> held(SigmaEngine engine) {
        Set<String> held = new TreeSet<>();
        SigmaEngine.Session session = engine.session();
        for (String text : List.of(
                "{\"EventID\":1,\"Image\":\"C:\\\\Windows\\\\CMD.exe\",\"CommandLine\":\"cmd -e whoami\",\"User\":\"x\"}",
                "{\"EventID\":1,\"Image\":\"a.scr\",\"ParentImage\":\"A.scr\",\"CommandLine\":\"\u00dcBER\",\"LogonId\":17.0}",
                "{\"EventID\":3,\"DestinationIp\":\"10.1.2.3\",\"x\":\"sekurlsa::logonpasswords and mimikatz\"}")) {
            byte[] record = text.getBytes(StandardCharsets.UTF_8);
            session.read(record, 0, record.length);
            session.match(SYSMON, record, rule -> held.add(text + rule));
        }
        return held;
    }

    private static List<SigmaRule> rules() {
        List<SigmaRule> rules = new ArrayList<>();
        SigmaFile.read("rules.yml", RULES.getBytes(StandardCharsets.UTF_8))
                .documents()
                .forEach(document -> {
                    if (document instanceof SigmaRule rule) {
                        rules.add(rule);
                    }
                });
        return rules;
    }
}
