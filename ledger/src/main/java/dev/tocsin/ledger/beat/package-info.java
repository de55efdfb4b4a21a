/** What one entry of the log stands for: salted commitments in a padded tree. */
@NullMarked
package dev.tocsin.ledger.beat;

import org.jspecify.annotations.NullMarked;
