package dev.tocsin.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.match.sigma.LogSources;
import dev.tocsin.sigma.SigmaFile;
import dev.tocsin.sigma.SigmaRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is found where an engine was kept, under the right mark and checksum: it is an engine, or it is none. */
class PackedEngineFuzzTest {

    private static final int MARK = 16;
    private static final int CONTENT = MARK + Integer.BYTES;

    private static final String RULES = """
            title: one
            logsource: {product: windows, category: process_creation}
            detection:
              selection: {Image|endswith: ['\\cmd.exe', '.scr'], CommandLine|contains: ['whoami', ' -e ']}
              filter: {User|startswith: 'NT AUTHORITY', LogonId: 17}
              condition: selection and not filter
            ---
            title: two
            logsource: {product: windows, service: sysmon}
            detection:
              words: ['mimikatz']
              address: {DestinationIp|cidr: '10.0.0.0/8'}
              condition: 1 of them
            """;

    private static final List<SigmaRule> OF =
            SigmaFile.read("rules", RULES.getBytes(StandardCharsets.UTF_8)).documents().stream()
                    .flatMap(document -> document instanceof SigmaRule rule ? Stream.of(rule) : Stream.empty())
                    .toList();
    private static final byte[] PACKED = packed();

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void unpacksAnyContent(byte[] content) {
        ByteBuffer kept = ByteBuffer.allocate(CONTENT + content.length).put(PACKED, 0, MARK);
        CRC32C sum = new CRC32C();
        sum.update(content);
        kept.putInt((int) sum.getValue()).put(content).flip();

        SigmaEngine.unpacked(kept, OF).ifPresent(engine -> assertThat(OF).containsAll(engine.rules()));
    }

    static Stream<byte[]> seeds() {
        return Stream.of(new byte[0], Arrays.copyOfRange(PACKED, CONTENT, PACKED.length));
    }

    private static byte[] packed() {
        SigmaEngine engine = SigmaEngine.of(OF, LogSources.standard());
        engine.compile();
        return engine.packed();
    }
}
