package dev.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.StixJson;
import dev.tocsin.stix.pattern.PatternResult;
import dev.tocsin.stix.pattern.PatternResult.Remark;
import dev.tocsin.stix.pattern.PatternText;
import java.io.PrintWriter;
import java.util.List;

/** What {@code tocsin pattern check} prints: for people a line and a caret under the place, or JSON lines. */
final class PatternReport {

    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN_AFTER = 40;

    /** Only ASCII, so that no character of a pattern can steer a terminal. */
    private static final ObjectWriter JSON =
            StixJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

    private final PrintWriter out;
    private final boolean json;
    private long checked;
    private long malformed;
    private long warnings;

    PatternReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    long malformed() {
        return malformed;
    }

    String summary() {
        return checked + (checked == 1 ? " pattern, " : " patterns, ") + malformed + " malformed, " + warnings
                + (warnings == 1 ? " warning" : " warnings");
    }

    /** Adds what became of one pattern; {@code name} says where it came from, fit for a terminal. */
    void add(String name, String pattern, PatternResult result) {
        checked++;
        List<Remark> warned = result instanceof PatternResult.Parsed parsed ? parsed.warnings() : List.of();
        warnings += warned.size();
        malformed += result instanceof PatternResult.Malformed ? 1 : 0;
        if (json) {
            out.println(line(name, pattern, result, warned));
            return;
        }
        switch (result) {
            case PatternResult.Parsed parsed -> out.println(name + ": ok");
            case PatternResult.Malformed(Remark error) -> show(name + ": ", error, pattern);
        }
        warned.forEach(warning -> show(name + ": warning: ", warning, pattern));
    }

    private void show(String prefix, Remark remark, String pattern) {
        out.println(prefix + "line " + remark.line() + ", column " + remark.column() + ": " + remark.message()
                + " (STIX 2.1 §" + remark.section() + ")");
        int lineStart = pattern.lastIndexOf('\n', remark.offset() - 1) + 1;
        int lineEnd = pattern.indexOf('\n', remark.offset());
        int from = Math.max(lineStart, remark.offset() - SHOWN_BEFORE);
        int to = Math.min(lineEnd < 0 ? pattern.length() : lineEnd, remark.offset() + SHOWN_AFTER);
        String before = (from > lineStart ? "…" : "") + plain(pattern.substring(from, remark.offset()));
        String after = remark.offset() < to ? plain(pattern.substring(remark.offset(), to)) : "";
        out.println("    " + before + after);
        out.println("    " + " ".repeat(before.codePointCount(0, before.length())) + "^");
        if (!remark.hint().isEmpty()) {
            out.println("    hint: " + remark.hint());
        }
    }

    /** One column for each code point; what is not plainly visible is shown as a replacement character. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(isPlain(c) ? c : 0xfffd));
        return out.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    private static String line(String name, String pattern, PatternResult result, List<Remark> warned) {
        ObjectNode object =
                StixJson.mapper().createObjectNode().put("source", name).put("pattern", pattern);
        switch (result) {
            case PatternResult.Parsed parsed ->
                object.put("ok", true).put("canonical", PatternText.of(parsed.expression()));
            case PatternResult.Malformed(Remark error) ->
                object.put("ok", false).set("error", node(error));
        }
        warned.forEach(warning -> object.withArray("/warnings").add(node(warning)));
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers that cannot be written", e);
        }
    }

    private static ObjectNode node(Remark remark) {
        return StixJson.mapper()
                .createObjectNode()
                .put("line", remark.line())
                .put("column", remark.column())
                .put("message", remark.message())
                .put("hint", remark.hint())
                .put("section", remark.section());
    }
}
