/** The correlation section of a Sigma correlation as a tree. */
@NullMarked
package dev.tocsin.sigma.correlation;

import org.jspecify.annotations.NullMarked;
