/** The command that says what is wrong with STIX content. */
@NullMarked
package dev.tocsin.cli.validate;

import org.jspecify.annotations.NullMarked;
