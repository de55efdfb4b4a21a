/** What a channel holds, in the order in which it came: records, the questions asked of them, pages. */
@NullMarked
package dev.tocsin.share.record;

import org.jspecify.annotations.NullMarked;
