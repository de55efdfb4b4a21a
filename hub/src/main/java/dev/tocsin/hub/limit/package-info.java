/** How often a source or an account may ask. */
@NullMarked
package dev.tocsin.hub.limit;

import org.jspecify.annotations.NullMarked;
