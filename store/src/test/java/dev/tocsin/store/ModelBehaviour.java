package dev.tocsin.store;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.share.community.Caller.MemberCaller;
import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.Right;
import dev.tocsin.share.record.Page;
import dev.tocsin.share.record.Position;
import dev.tocsin.share.record.Selection;
import dev.tocsin.share.record.SharedRecord;
import dev.tocsin.share.record.VersionMatch;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Any sequence of contributions, withdrawals and reads gives what a plain list in memory gives. */
abstract class ModelBehaviour extends StoreBehaviour {

    private static final int OBJECTS = 3;
    private static final int DAYS = 4;

    private int runs;

    /** One record of the model. */
    private record Kept(long position, int object, int day, String name, MemberCaller by) {
        String shown() {
            return position + ":" + object + "@" + day + "=" + name;
        }
    }

    @Test
    void anySequenceGivesThePagesThatAListInMemoryGives() {
        qt().withExamples(40)
                .forAll(lists().of(integers().between(0, 9_999)).ofSizeBetween(1, 25))
                .check(this::agrees);
    }

    private boolean agrees(List<Integer> steps) {
        Channel fresh = community.channel("run-" + ++runs, Tlp.AMBER);
        // Objects of its own: what was received in another channel may not be handed on.
        int firstObject = runs * OBJECTS;
        community.admit(lab, fresh, Right.READ, Right.CONTRIBUTE);
        community.admit(hospital, fresh, Right.READ, Right.CONTRIBUTE);
        List<Kept> model = new ArrayList<>();
        long last = 0;
        for (int step : steps) {
            MemberCaller by = step % 2 == 0 ? lab : hospital;
            int object = firstObject + step / 2 % OBJECTS;
            int day = 1 + step / (2 * OBJECTS) % DAYS;
            String name = step / (2 * OBJECTS * DAYS) % 2 == 0 ? "a" : "b";
            if (step % 5 == 0) {
                VersionMatch match = matches().get(step / 7 % matches().size());
                withdraw(fresh, by, object, match);
                model.removeAll(matching(model, match).stream()
                        .filter(kept -> kept.object() == object && kept.by().equals(by))
                        .toList());
            } else {
                ObjectNode indicator = Objects21.indicator(object, january(day)).put("name", name);
                community.contribute(by, fresh, indicator);
                if (model.stream().noneMatch(kept -> kept.object() == object && kept.day() == day)) {
                    model.add(new Kept(++last, object, day, name, by));
                }
            }
            for (VersionMatch match : matches()) {
                int limit = 1 + step % 4;
                Position after = new Position(step % 6);
                if (!shown(fresh, match, after, limit).equals(expected(model, match, after, limit))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void withdraw(Channel where, MemberCaller by, int object, VersionMatch match) {
        StixId id = StixId.parse("indicator--" + Objects21.uuid(object));
        store.records()
                .withdraw(
                        where.id(),
                        new dev.tocsin.share.record.Sight.Everything(),
                        id,
                        Set.of(match),
                        by.owner(),
                        clock.instant());
    }

    private List<String> shown(Channel where, VersionMatch match, Position after, int limit) {
        Page<SharedRecord> page = store.records()
                .read(
                        where.id(),
                        Selection.LAST_VERSIONS.versions(Set.of(match)).after(after),
                        limit);
        List<String> shown = new ArrayList<>();
        for (SharedRecord record : page.items()) {
            String name = record.json().contains("\"name\":\"a\"") ? "a" : "b";
            shown.add(record.place().position().number() + ":" + shorthand(record) + "=" + name);
        }
        shown.add(page.more() ? "more" : "end");
        return shown;
    }

    private static List<String> expected(List<Kept> model, VersionMatch match, Position after, int limit) {
        List<Kept> behind = matching(model, match).stream()
                .filter(kept -> kept.position() > after.number())
                .toList();
        List<String> expected =
                new ArrayList<>(behind.stream().limit(limit).map(Kept::shown).toList());
        expected.add(behind.size() > limit ? "more" : "end");
        return expected;
    }

    private static List<Kept> matching(List<Kept> model, VersionMatch match) {
        Comparator<Kept> byDay = Comparator.comparingInt(Kept::day);
        return model.stream()
                .filter(kept -> {
                    List<Kept> versions = model.stream()
                            .filter(other -> other.object() == kept.object())
                            .sorted(byDay)
                            .toList();
                    return switch (match) {
                        case VersionMatch.All() -> true;
                        case VersionMatch.Last() -> versions.getLast().equals(kept);
                        case VersionMatch.First() -> versions.getFirst().equals(kept);
                        case VersionMatch.Exactly exactly ->
                            january(kept.day()).equals(exactly.version().toString());
                    };
                })
                .toList();
    }

    private static List<VersionMatch> matches() {
        return List.of(
                new VersionMatch.All(),
                new VersionMatch.Last(),
                new VersionMatch.First(),
                new VersionMatch.Exactly(dev.tocsin.stix.StixTimestamp.parse(january(2))));
    }
}
