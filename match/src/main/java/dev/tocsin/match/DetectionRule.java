package dev.tocsin.match;

import dev.tocsin.sigma.SigmaDocument;

/** One Sigma rule or correlation, ready to be matched. */
public record DetectionRule(SigmaDocument document) implements Rule {

    /** Its identifier; its name or title where it has none. */
    @Override
    public String id() {
        return document.header().shown();
    }

    /** Its title. */
    @Override
    public String name() {
        return document.header().title();
    }
}
