/** Measures how fast rules are matched, beside what a user would take instead, on the same bytes in the same process. */
@NullMarked
package dev.tocsin.benchmark;

import org.jspecify.annotations.NullMarked;
