/** Sigma rules against events: which logs a rule means, and the plain oracle of what it means for an event. */
@NullMarked
package dev.tocsin.match.sigma;

import org.jspecify.annotations.NullMarked;
