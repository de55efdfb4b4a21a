package dev.tocsin.benchmark;

import dev.tocsin.match.IndicatorRule;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.pattern.PatternParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * STIX indicators from a seed, a mix as feeds share them: 40 % domains, a few of them with all that is below; 25 % IPv4 addresses, a
 * few of them networks, a few with a port; 20 % URLs; 14 % file hashes; 1 % a name followed by a URL.
 */
final class GeneratedRules {

    private static final long SEED = 0x70C5_1A2B_5EED_0002L;
    private static final int MD5_BYTES = 16;
    private static final int SHA256_BYTES = 32;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final GeneratedNames names = new GeneratedNames(random);

    private GeneratedRules() {}

    static List<IndicatorRule> of(int count) {
        GeneratedRules generated = new GeneratedRules();
        List<IndicatorRule> rules = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            rules.add(generated.rule(number));
        }
        return rules;
    }

    private IndicatorRule rule(int number) {
        StixObject indicator = StixObject.of(StixJson.mapper()
                .createObjectNode()
                .put("type", "indicator")
                .put("id", StixId.random("indicator").toString()));
        return new IndicatorRule(
                indicator,
                "generated " + number,
                PatternParser.parse(pattern()).orThrow(),
                Instant.EPOCH,
                Optional.empty());
    }

    private String pattern() {
        int share = random.nextInt(100);
        if (share < 40) {
            return share < 5
                    ? "[domain-name:value LIKE '%%.%s']".formatted(names.registered())
                    : "[domain-name:value = '%s']".formatted(names.host());
        }
        if (share < 65) {
            return address(share);
        }
        if (share < 85) {
            return "[url:value = '%s']".formatted(url());
        }
        if (share < 99) {
            return share < 92
                    ? "[file:hashes.MD5 = '%s']".formatted(digits(MD5_BYTES))
                    : "[file:hashes.'SHA-256' = '%s']".formatted(digits(SHA256_BYTES));
        }
        return "[domain-name:value = '%s'] FOLLOWEDBY [url:value = '%s'] WITHIN 300 SECONDS"
                .formatted(names.host(), url());
    }

    private String address(int share) {
        return switch (share) {
            case 40 -> "[ipv4-addr:value ISSUBSET '%s/24']".formatted(v4());
            case 41, 42, 43 ->
                "[network-traffic:dst_ref.value = '%s' AND network-traffic:dst_port = %d]"
                        .formatted(v4(), random.nextInt(1, 65_536));
            default -> "[ipv4-addr:value = '%s']".formatted(v4());
        };
    }

    /** Outside of the networks that everybody uses within. */
    private String v4() {
        return "%d.%d.%d.%d"
                .formatted(random.nextInt(11, 100), random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private String url() {
        return "http://%s/%s/%s".formatted(names.host(), names.word(), digits(4));
    }

    private String digits(int bytes) {
        byte[] digest = new byte[bytes];
        random.nextBytes(digest);
        return HexFormat.of().formatHex(digest);
    }
}
