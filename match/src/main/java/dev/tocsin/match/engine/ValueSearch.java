package dev.tocsin.match.engine;

import dev.tocsin.telemetry.fields.FieldScan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends the values of the record at hand through the searches of a plan and past the probe. What was found in a value before is
 * not looked for again. Not safe for use by several threads at once.
 */
final class ValueSearch {

    /** In UTF-8, of a UTF-16 unit. */
    private static final int MOST_BYTES = 3;

    private final AtHand record;
    private final FieldScan values;
    private final ValueNotes notes = new ValueNotes();
    private byte[] folded = new byte[1 << 12];

    ValueSearch(AtHand record) {
        this.record = record;
        this.values = record.values;
    }

    /** Looks at all values; what is found is told. */
    void look(Noticed told) {
        Plan plan = told.plan;
        for (int value = 0; value < values.count(); value++) {
            int field = values.field(value);
            LiteralSearch search = field >= 0 && field < plan.byField.length ? plan.byField[field] : null;
            boolean probed = told.probe.asksAbout(field);
            if (search != null || plan.anywhere != null || probed) {
                look(search, probed, value, told);
            }
        }
    }

    private void look(@Nullable LiteralSearch search, boolean probed, int value, Noticed told) {
        int field = values.field(value) + 1;
        if (!record.isRemembered(value) || !told.repeats.isWorth(field)) {
            lookWith(search, probed, value, told, told);
            return;
        }
        int by = told.firstValue + field;
        int from = record.from(value);
        int to = record.to(value);
        boolean known = record.seen.knows(by, record.bytes, from, to);
        told.repeats.was(field, known);
        if (known) {
            record.seen.tell(told);
            return;
        }
        notes.begin(told);
        lookWith(search, probed, value, told, notes);
        if (notes.areComplete()) {
            record.seen.keep(by, record.bytes, from, to, notes.found(), notes.count());
        }
    }

    private void lookWith(
            @Nullable LiteralSearch search, boolean probed, int value, Noticed told, LiteralSearch.Found found) {
        if (search != null) {
            search(search, value, told, found);
        }
        if (told.plan.anywhere != null) {
            search(told.plan.anywhere, value, told, found);
        }
        if (probed && told.probe.says(values, value, record.bytes)) {
            found.literal(Noticed.PROBED);
        }
    }

    private void search(LiteralSearch search, int value, Noticed told, LiteralSearch.Found found) {
        int from = record.from(value);
        int to = record.to(value);
        byte kind = record.kind(value);
        if (kind == FieldScan.NO_VALUE) {
            return;
        }
        if (kind == FieldScan.CODED) {
            int length = record.unescape(value);
            if (length >= 0) {
                search.scan(record.unescaped(), 0, length, found);
                return;
            }
        }
        if (needsFolding(kind, search, record.bytes, from, to)) {
            lookFolded(search, record.texts.text(value), told);
            lookAsInteger(search, value, told);
        } else if (kind < FieldScan.INTEGER && (kind & FieldScan.ESCAPED) != 0) {
            search.scanEscaped(record.bytes, from, to, found);
        } else {
            search.scan(record.bytes, from, to, found);
        }
    }

    private static boolean needsFolding(byte kind, LiteralSearch search, byte[] bytes, int from, int to) {
        if (kind >= FieldScan.INTEGER) {
            return kind == FieldScan.DECIMAL;
        }
        boolean wide = (kind & FieldScan.WIDE) != 0;
        return (kind & FieldScan.CODED) != 0
                || (wide && (!search.isAscii() || Folding.mayBecomeAscii(bytes, from, to)));
    }

    /** The search folds ASCII; what lies beyond is folded here. */
    private void lookFolded(LiteralSearch search, CharSequence text, Noticed told) {
        int most = text.length() * MOST_BYTES;
        if (folded.length < most) {
            folded = new byte[most * 2];
        }
        search.scan(folded, 0, Folding.fold(text, folded), told);
    }

    /** A rule's {@code 1} is the {@code 1.0} of a log; its text is another matter. */
    private void lookAsInteger(LiteralSearch search, int value, Noticed told) {
        if (record.kind(value) == FieldScan.DECIMAL) {
            BigDecimal number = new BigDecimal(values.text(value)).stripTrailingZeros();
            if (number.scale() <= 0) {
                told.onlyNumbers(true);
                byte[] digits = number.toBigInteger().toString().getBytes(StandardCharsets.US_ASCII);
                search.scan(digits, 0, digits.length, told);
                told.onlyNumbers(false);
            }
        }
    }
}
