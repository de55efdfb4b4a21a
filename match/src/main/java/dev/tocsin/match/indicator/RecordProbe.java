package dev.tocsin.match.indicator;

import dev.tocsin.telemetry.fields.FieldScan;

/**
 * Tells from the bytes of one log's records whether indicators have to be asked about them: value by value, and then what values
 * say together. An event of which neither says so is evidence for no indicator. Not safe for use by several threads at once.
 */
public final class RecordProbe {

    /** Asks about nothing. */
    public static final RecordProbe NONE = new RecordProbe(SourcePlan.NEVER, IndicatorIndex.EMPTY);

    /** Says of all records that indicators have to be asked about them. */
    public static final RecordProbe ALWAYS = new RecordProbe(SourcePlan.ALWAYS, IndicatorIndex.EMPTY);

    private final SourcePlan plan;
    private final IndicatorIndex index;
    private final ValueKeys keys;
    private final TextKeys textKeys;
    private final RecordText text = new RecordText();

    RecordProbe(SourcePlan plan, IndicatorIndex index) {
        this.plan = plan;
        this.index = index;
        this.keys = new ValueKeys(index.seed());
        keys.networks(index.networks());
        this.textKeys = new TextKeys(keys);
    }

    /** Whether all records have to be asked about, whatever is in them. */
    public boolean always() {
        return plan.always();
    }

    /** Whether no record has to be asked about. */
    public boolean never() {
        return plan.never();
    }

    /** Whether it asks about single values of that field; -1 is a field that no name was asked for. */
    public boolean asksAbout(int field) {
        return field >= 0 && !plan.always() && !plan.never() && plan.asksAbout(field);
    }

    /**
     * Whether indicators have to be asked because of one value of a field that it {@linkplain #asksAbout asks about}. It follows
     * from the field, and from the kind and the bytes of the value: whoever met the same before need not ask again.
     */
    public boolean says(FieldScan values, int value, byte[] record) {
        if (values.kind(value) == FieldScan.NO_VALUE) {
            return false;
        }
        text.take(values, value, record);
        keys.clear();
        return !plan.add(textKeys, values.field(value), text) || index.asksForAny(keys);
    }

    /** Whether indicators have to be asked because of what several values say together, or anyway. */
    public boolean saysTogether(FieldScan values, byte[] record) {
        if (plan.never() || plan.always()) {
            return plan.always();
        }
        keys.clear();
        return !plan.addJoined(textKeys, values, record) || index.asksForAny(keys);
    }
}
