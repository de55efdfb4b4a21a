package dev.tocsin.sigma.detection;

/** How a regular expression is read (modifiers appendix, Regular Expression). */
public enum RegexFlag {
    /** {@code i}: letters match in upper and lower case. */
    IGNORE_CASE,
    /** {@code m}: {@code ^} and {@code $} match at the ends of lines. */
    MULTI_LINE,
    /** {@code s}: a dot matches line ends too. */
    DOT_ALL
}
