/** The conditions under which something is shared, how they add up, and how they travel. */
@NullMarked
package dev.tocsin.share.terms;

import org.jspecify.annotations.NullMarked;
