/** Measures a hub in a process of its own, over loopback, beside what the same bytes cost without it. */
@NullMarked
package dev.tocsin.benchmark.hub;

import org.jspecify.annotations.NullMarked;
