package dev.tocsin.sigma.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes one document's tree from its events. An alias stands for the very node of its anchor, and is counted as if it were
 * written out: a few lines that would unfold to millions of values are refused before they do harm.
 */
final class NodeComposer {

    private static final String TAG = "tag:yaml.org,2002:";

    private final EventSource events;
    private final int mostValues;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int values;

    private record Anchored(YamlNode node, int values) {}

    /**
     * @param mostValues how many values the document may unfold to
     */
    NodeComposer(EventSource events, int mostValues) {
        this.events = events;
        this.mostValues = mostValues;
    }

    /** How many values there were, aliases written out. */
    int values() {
        return values;
    }

    YamlNode compose(Event event, int depth) throws YamlMalformation {
        int before = values;
        count(event, 1);
        if (depth > YamlReader.MAX_DEPTH) {
            throw at(event, "values nested deeper than " + YamlReader.MAX_DEPTH, "", "");
        }
        YamlNode node = switch (event) {
            case AliasEvent alias -> aliased(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start, depth);
            case CollectionStartEvent start -> mapping(start, depth);
            default -> throw at(event, "no value where one is expected", "", "");
        };
        if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
            named.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, values - before)));
        }
        return node;
    }

    private YamlNode aliased(AliasEvent alias) throws YamlMalformation {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw at(
                    alias,
                    "an alias of nothing that is complete before it",
                    alias.getAlias().getValue(),
                    "write &" + alias.getAlias().getValue() + " at the value that is meant");
        }
        count(alias, anchored.values());
        return anchored.node();
    }

    private YamlNode sequence(SequenceStartEvent start, int depth) throws YamlMalformation {
        knownTag(start, start.getTag(), "seq");
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(compose(next, depth + 1));
        }
        return new YamlNode.Sequence(line(start), column(start), List.copyOf(items));
    }

    private YamlNode mapping(CollectionStartEvent start, int depth) throws YamlMalformation {
        knownTag(start, start.getTag(), "map");
        LinkedHashMap<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(compose(next, depth + 1) instanceof YamlNode.Scalar key)) {
                throw at(next, "a key that is a map or a list", "", "a key is text");
            }
            if (key.text().length() > YamlReader.MAX_KEY_LENGTH) {
                throw at(next, "a key of more than " + YamlReader.MAX_KEY_LENGTH + " characters", key.text(), "");
            }
            if (key instanceof YamlNode.Text text && text.plain() && text.text().equals("<<")) {
                throw at(next, "a merge key, which YAML 1.2 does not know", "<<", "write the keys out");
            }
            YamlNode value = compose(events.next(), depth + 1);
            YamlNode.Entry earlier =
                    entries.putIfAbsent(key.text(), new YamlNode.Entry(line(next), column(next), value));
            if (earlier != null) {
                throw at(next, "a key that is already in line " + earlier.line(), key.text(), "only one can be meant");
            }
        }
        return new YamlNode.Mapping(line(start), column(start), Collections.unmodifiableSequencedMap(entries));
    }

    private YamlNode scalar(ScalarEvent event) throws YamlMalformation {
        String tag = event.getTag().orElse("");
        String text = event.getValue();
        if (tag.equals("!") || tag.equals(TAG + "str") || (tag.isEmpty() && !event.isPlain())) {
            return new YamlNode.Text(line(event), column(event), text, false, oneLine(event));
        }
        YamlNode.Scalar plain = CoreSchema.read(text, line(event), column(event), oneLine(event));
        boolean fits = switch (plain) {
            case YamlNode.Null _ -> tag.equals(TAG + "null");
            case YamlNode.Bool _ -> tag.equals(TAG + "bool");
            case YamlNode.Numeric _ -> tag.equals(TAG + "int") || tag.equals(TAG + "float");
            case YamlNode.Text _ -> false;
        };
        if (!tag.isEmpty() && !fits) {
            throw at(event, "a tag that does not fit its value or is unknown", tag, "leave the tag out");
        }
        return plain;
    }

    private void knownTag(Event event, Optional<String> tag, String expected) throws YamlMalformation {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(TAG + expected)) {
            throw at(event, "an unknown tag", tag.get(), "leave the tag out");
        }
    }

    private void count(Event event, int more) throws YamlMalformation {
        if (more > mostValues - values) {
            throw at(
                    event, "more than " + YamlReader.MAX_VALUES + " values, aliases written out", "", "split the file");
        }
        values += more;
    }

    private YamlMalformation at(Event event, String message, String value, String hint) {
        return new YamlMalformation(line(event), column(event), message, value, hint);
    }

    private static boolean oneLine(Event event) {
        return event.getStartMark().map(Mark::getLine).equals(event.getEndMark().map(Mark::getLine));
    }

    private int line(Event event) {
        return events.lineOf(event);
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
