package dev.tocsin.match.engine;

import dev.tocsin.match.DetectionRule;
import dev.tocsin.match.Oracle.Unwatched;
import dev.tocsin.sigma.SigmaRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An engine as bytes, so that it need not be made at every start. Whoever keeps the bytes must see to it that they come back with the
 * same rules, in the same order, and the same log sources; that nothing in them was damaged is seen here, and nothing in them is
 * believed unseen: every number is checked to be one that can be.
 *
 * <p>The format: a mark with the format's number, CRC-32C of the rest, and the rest. It changes with the engine; what has another
 * number is not read.
 */
final class PackedEngine {

    private static final byte[] MARK = "TOCSIN PLANS 01\n".getBytes(StandardCharsets.US_ASCII);

    private PackedEngine() {}

    static byte[] write(SigmaEngine engine) {
        Packer out = new Packer();
        IdentityHashMap<SigmaRule, Integer> numbers = new IdentityHashMap<>();
        engine.given().forEach(rule -> numbers.put(rule, numbers.size()));
        out.number(engine.given().size());
        out.each(engine.rules(), (to, rule) -> to.number(numbers.getOrDefault(rule, -1)));
        out.each(engine.unwatched(), (to, each) -> writeUnwatched(to, each, numbers));
        PackedPlans.write(out, engine.plans());
        byte[] content = out.bytes();
        return ByteBuffer.allocate(MARK.length + Integer.BYTES + content.length)
                .put(MARK)
                .putInt(checksum(ByteBuffer.wrap(content)))
                .put(content)
                .array();
    }

    static Optional<SigmaEngine> read(ByteBuffer bytes, List<SigmaRule> rules) {
        byte[] mark = new byte[MARK.length];
        if (bytes.remaining() < MARK.length + Integer.BYTES) {
            return Optional.empty();
        }
        bytes.get(mark);
        boolean whole = Arrays.equals(mark, MARK) && bytes.getInt() == checksum(bytes.duplicate());
        try {
            return whole ? Optional.of(engine(new Unpacker(bytes), rules)) : Optional.empty();
        } catch (Unpacker.Unfit | IllegalArgumentException e) {
            return Optional.empty(); // the checksum fits, so it was written by something else
        }
    }

    private static SigmaEngine engine(Unpacker in, List<SigmaRule> given) {
        if (in.number() != given.size()) {
            throw new Unpacker.Unfit("plans of other rules");
        }
        List<SigmaRule> rules = in.each(each -> given.get(each.below(given.size())));
        List<Unwatched> unwatched = in.each(each -> readUnwatched(each, given));
        SigmaPlans plans = PackedPlans.read(in, List.copyOf(rules));
        if (!in.isAtEnd()) {
            throw new Unpacker.Unfit("more than plans");
        }
        return new SigmaEngine(given, List.copyOf(rules), List.copyOf(unwatched), plans);
    }

    private static void writeUnwatched(Packer out, Unwatched unwatched, IdentityHashMap<SigmaRule, Integer> numbers) {
        int number = unwatched.rule() instanceof DetectionRule(SigmaRule rule) ? numbers.getOrDefault(rule, -1) : -1;
        out.number(number).text(unwatched.reason());
    }

    private static Unwatched readUnwatched(Unpacker in, List<SigmaRule> given) {
        return new Unwatched(new DetectionRule(given.get(in.below(given.size()))), in.text());
    }

    private static int checksum(ByteBuffer content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }
}
