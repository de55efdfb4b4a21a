/** Commands that run a node on this machine. */
@NullMarked
package dev.tocsin.cli.node;

import org.jspecify.annotations.NullMarked;
