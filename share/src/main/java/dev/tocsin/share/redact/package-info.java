/** What is left of an object for readers who may not see all of it. */
@NullMarked
package dev.tocsin.share.redact;

import org.jspecify.annotations.NullMarked;
