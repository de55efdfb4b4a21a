/** The commands of those who protect their own network: scan, and the exercise that shows it all. */
@NullMarked
package dev.tocsin.cli.guard;

import org.jspecify.annotations.NullMarked;
