/** Commands about the hub's log and what it proves. */
@NullMarked
package dev.tocsin.cli.log;

import org.jspecify.annotations.NullMarked;
