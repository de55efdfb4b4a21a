/** A contribution's way: intake, screen, decide, one transaction, feed. */
@NullMarked
package dev.tocsin.share.contribution;

import org.jspecify.annotations.NullMarked;
