package dev.tocsin.sigma.detection;

/** What the modifiers of a field make of its values (Sigma rules specification, Modifier Types). */
enum ValueType {
    TEXT("text"),
    REGEX("a regular expression"),
    NETWORK("a network"),
    COMPARISON("a comparison"),
    FIELD_REFERENCE("a field reference"),
    TIME_PART("a part of a date"),
    EXISTS("a test for existence");

    private final String shown;

    ValueType(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}
