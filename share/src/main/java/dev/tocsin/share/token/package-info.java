/** The secrets that callers show, and what is kept of them. */
@NullMarked
package dev.tocsin.share.token;

import org.jspecify.annotations.NullMarked;
