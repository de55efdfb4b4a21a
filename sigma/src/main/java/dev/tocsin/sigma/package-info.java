/** Sigma 2.x rules, correlations and filters: files of them, and how they refer to one another. */
@NullMarked
package dev.tocsin.sigma;

import org.jspecify.annotations.NullMarked;
