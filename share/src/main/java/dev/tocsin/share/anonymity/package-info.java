/** What recipients get of something that does not say who contributed it. */
@NullMarked
package dev.tocsin.share.anonymity;

import org.jspecify.annotations.NullMarked;
