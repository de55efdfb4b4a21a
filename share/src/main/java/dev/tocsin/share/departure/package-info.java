/** How a member leaves, and what it takes along. */
@NullMarked
package dev.tocsin.share.departure;

import org.jspecify.annotations.NullMarked;
