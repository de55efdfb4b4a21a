/** How much of what should not be shared is found, and how much else: on labelled texts of the project's own making. */
@NullMarked
package dev.tocsin.benchmark.scrub;

import org.jspecify.annotations.NullMarked;
