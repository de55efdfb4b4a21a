package dev.tocsin.stix.pattern;

/** Carries the first error out of the descent; {@link PatternParser} turns it into a value before anyone sees it. */
final class Malformation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PatternResult.Remark remark;

    Malformation(PatternResult.Remark remark) {
        super(remark.message(), null, false, false);
        this.remark = remark;
    }

    PatternResult.Remark remark() {
        return remark;
    }
}
