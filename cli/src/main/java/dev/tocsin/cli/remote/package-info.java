/** Commands that speak to a running hub, here or elsewhere. */
@NullMarked
package dev.tocsin.cli.remote;

import org.jspecify.annotations.NullMarked;
