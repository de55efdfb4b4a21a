package dev.tocsin.sigma;

import dev.tocsin.sigma.detection.Detection;

/** A rule: which logs it is for and what it looks for in one event (Sigma rules specification). */
public record SigmaRule(Header header, LogSource logSource, Detection detection) implements SigmaDocument {}
