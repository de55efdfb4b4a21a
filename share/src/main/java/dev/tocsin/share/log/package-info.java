/** What the hub proves of what it did: statements, and the beats in which they come into the log. */
@NullMarked
package dev.tocsin.share.log;

import org.jspecify.annotations.NullMarked;
