/** The detection section of a Sigma rule as a tree: searches, value tests and the condition. */
@NullMarked
package dev.tocsin.sigma.detection;

import org.jspecify.annotations.NullMarked;
