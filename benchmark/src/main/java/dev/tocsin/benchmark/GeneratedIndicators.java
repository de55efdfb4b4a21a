package dev.tocsin.benchmark;

import dev.tocsin.match.indicator.Entries;
import dev.tocsin.match.indicator.IndicatorKeys;
import dev.tocsin.match.indicator.Networks;
import dev.tocsin.match.indicator.ValueKind;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Indicators from a seed, as lists of them are made up: 45 % domains, half of them with all that is below; 25 % addresses,
 * a few of them of IPv6; 20 % URLs, a tenth of them with all that is below; 10 % file hashes; and {@value #NETWORKS} networks of
 * /12 to /24, at most one in a hundred indicators. They are made anew each time that they are gone through.
 *
 * @param keySeed that of the keys
 */
record GeneratedIndicators(int count, long keySeed) implements Entries {

    static final int NETWORKS = 5_000;

    private static final long SEED = 0x70C5_1A2B_5EED_0001L;
    private static final int MD5_BYTES = 16;
    private static final int SHA256_BYTES = 32;

    @Override
    public void forEach(Sink sink) {
        IndicatorKeys keys = new IndicatorKeys(keySeed);
        SplittableRandom random = new SplittableRandom(SEED);
        GeneratedNames names = new GeneratedNames(random);
        int networks = networkCount();
        for (int number = 0; number < count; number++) {
            long key = number < networks ? network(keys, random) : single(keys, random, names);
            sink.entry(key, number);
        }
    }

    private int networkCount() {
        return Math.min(NETWORKS, count / 100);
    }

    private static long network(IndicatorKeys keys, SplittableRandom random) {
        return keys.network(v4(random) + "/" + length(random)).orElseThrow();
    }

    /** Half of them /24, the others anything down to /12. */
    private static int length(SplittableRandom random) {
        return random.nextBoolean() ? 24 : random.nextInt(12, 24);
    }

    private static long single(IndicatorKeys keys, SplittableRandom random, GeneratedNames names) {
        int share = random.nextInt(1_000);
        if (share < 450) {
            return share < 225
                    ? keys.domainAndBelow(names.registered()).orElseThrow()
                    : keys.value(ValueKind.DOMAIN, names.host()).orElseThrow();
        }
        if (share < 700) {
            return keys.value(ValueKind.ADDRESS, share < 690 ? v4(random) : v6(random))
                    .orElseThrow();
        }
        if (share < 900) {
            String url = url(random, names);
            return (share < 720 ? keys.urlsBelow(url) : keys.value(ValueKind.URL, url)).orElseThrow();
        }
        byte[] digest = new byte[share < 940 ? MD5_BYTES : SHA256_BYTES];
        random.nextBytes(digest);
        return keys.value(ValueKind.HASH, HexFormat.of().formatHex(digest)).orElseThrow();
    }

    /** Public ones: nobody lists the addresses that every network uses within (RFC 6890). */
    private static String v4(SplittableRandom random) {
        int first = random.nextInt(1, 224);
        int second = random.nextInt(256);
        boolean special = first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168);
        return special ? v4(random) : first + "." + second + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private static String v6(SplittableRandom random) {
        return String.format(
                Locale.ROOT, "2a%02x:%x::%x", random.nextInt(16), random.nextInt(1 << 16), random.nextInt(1 << 16));
    }

    private static String url(SplittableRandom random, GeneratedNames names) {
        StringBuilder url = new StringBuilder(random.nextInt(3) == 0 ? "http://" : "https://");
        url.append(random.nextInt(4) == 0 ? v4(random) : names.host());
        for (int depth = random.nextInt(1, 4); depth > 0; depth--) {
            url.append('/').append(names.word());
        }
        if (random.nextInt(3) == 0) {
            url.append("?id=").append(Long.toHexString(random.nextLong()));
        }
        return url.toString();
    }

    @Override
    public Networks networks() {
        IndicatorKeys keys = new IndicatorKeys(keySeed);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int number = networkCount(); number > 0; number--) {
            network(keys, random);
        }
        return keys.networks();
    }
}
