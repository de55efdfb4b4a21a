/** What can be wrong with a Sigma file, and where. */
@NullMarked
package dev.tocsin.sigma.problem;

import org.jspecify.annotations.NullMarked;
