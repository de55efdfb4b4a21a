/** Rules against events: the plain oracle. */
@NullMarked
package dev.tocsin.match;

import org.jspecify.annotations.NullMarked;
