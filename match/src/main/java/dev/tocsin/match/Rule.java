package dev.tocsin.match;

/** What is matched against events. */
public sealed interface Rule permits IndicatorRule, DetectionRule {

    /** What tells it from other rules; untrusted text. */
    String id();

    /** What to call it before people; untrusted text. */
    String name();
}
