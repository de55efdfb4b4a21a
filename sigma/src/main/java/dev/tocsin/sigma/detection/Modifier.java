package dev.tocsin.sigma.detection;

import static dev.tocsin.sigma.detection.ValueType.COMPARISON;
import static dev.tocsin.sigma.detection.ValueType.FIELD_REFERENCE;
import static dev.tocsin.sigma.detection.ValueType.NETWORK;
import static dev.tocsin.sigma.detection.ValueType.REGEX;
import static dev.tocsin.sigma.detection.ValueType.TEXT;
import static dev.tocsin.sigma.detection.ValueType.TIME_PART;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value modifiers (Sigma modifiers appendix 2.1), each with the types of value it can be applied to. */
enum Modifier {
    ALL(Group.LINK, TEXT, REGEX, NETWORK, COMPARISON, FIELD_REFERENCE, TIME_PART),
    NEQ(Group.LINK, TEXT, REGEX, NETWORK, FIELD_REFERENCE, TIME_PART),

    CONTAINS(Group.POSITION, TEXT, FIELD_REFERENCE),
    STARTSWITH(Group.POSITION, TEXT, FIELD_REFERENCE),
    ENDSWITH(Group.POSITION, TEXT, FIELD_REFERENCE),

    CASED(Group.CASE, TEXT, FIELD_REFERENCE),
    WINDASH(Group.WINDASH, TEXT),
    EXPAND(Group.EXPAND, TEXT),

    BASE64(Group.ENCODING, TEXT),
    BASE64OFFSET(Group.ENCODING, TEXT),
    WIDE(Group.ENCODING, TEXT),
    UTF16LE(Group.ENCODING, TEXT),
    UTF16BE(Group.ENCODING, TEXT),
    UTF16(Group.ENCODING, TEXT),

    RE(REGEX),
    I(RegexFlag.IGNORE_CASE),
    IGNORECASE(RegexFlag.IGNORE_CASE),
    M(RegexFlag.MULTI_LINE),
    MULTILINE(RegexFlag.MULTI_LINE),
    S(RegexFlag.DOT_ALL),
    DOTALL(RegexFlag.DOT_ALL),

    CIDR(NETWORK),
    EXISTS(ValueType.EXISTS),
    FIELDREF(FIELD_REFERENCE),

    LT(Comparison.LT),
    LTE(Comparison.LTE),
    GT(Comparison.GT),
    GTE(Comparison.GTE),

    MINUTE(TimeUnit.MINUTE),
    HOUR(TimeUnit.HOUR),
    DAY(TimeUnit.DAY),
    WEEK(TimeUnit.WEEK),
    MONTH(TimeUnit.MONTH),
    YEAR(TimeUnit.YEAR);

    /** Of one group, only one may stand on a field; encodings alone may follow each other. */
    enum Group {
        LINK,
        POSITION,
        CASE,
        WINDASH,
        EXPAND,
        ENCODING,
        TYPE,
        FLAG,
        COMPARISON,
        TIME
    }

    private static final Map<String, Modifier> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Modifier::word, Function.identity()));

    private final Group group;

    @SuppressWarnings("ImmutableEnumChecker") // from Set.of
    private final Set<ValueType> appliesTo;

    private final @Nullable ValueType makes;
    private final @Nullable RegexFlag flag;
    private final @Nullable Comparison comparison;
    private final @Nullable TimeUnit unit;

    Modifier(Group group, ValueType... appliesTo) {
        this(group, Set.of(appliesTo), null, null, null, null);
    }

    Modifier(ValueType makes) {
        this(Group.TYPE, Set.of(makes), makes, null, null, null);
    }

    Modifier(RegexFlag flag) {
        this(Group.FLAG, Set.of(REGEX), null, flag, null, null);
    }

    Modifier(Comparison comparison) {
        this(Group.COMPARISON, Set.of(COMPARISON, TIME_PART), COMPARISON, null, comparison, null);
    }

    Modifier(TimeUnit unit) {
        this(Group.TIME, Set.of(TIME_PART), TIME_PART, null, null, unit);
    }

    Modifier(
            Group group,
            Set<ValueType> appliesTo,
            @Nullable ValueType makes,
            @Nullable RegexFlag flag,
            @Nullable Comparison comparison,
            @Nullable TimeUnit unit) {
        this.group = group;
        this.appliesTo = appliesTo;
        this.makes = makes;
        this.flag = flag;
        this.comparison = comparison;
        this.unit = unit;
    }

    static @Nullable Modifier of(String word) {
        return BY_WORD.get(word);
    }

    static List<String> words() {
        return BY_WORD.keySet().stream().sorted().toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Group group() {
        return group;
    }

    boolean appliesTo(ValueType type) {
        return appliesTo.contains(type);
    }

    /** The type that a value becomes by this modifier, or null where it stays what it is. */
    @Nullable
    ValueType makes() {
        return makes;
    }

    @Nullable
    RegexFlag flag() {
        return flag;
    }

    @Nullable
    Comparison comparison() {
        return comparison;
    }

    @Nullable
    TimeUnit unit() {
        return unit;
    }
}
