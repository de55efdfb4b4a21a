/** {@code tocsin rules}: what one can do with Sigma rules by themselves. */
@NullMarked
package dev.tocsin.cli.rules;

import org.jspecify.annotations.NullMarked;
