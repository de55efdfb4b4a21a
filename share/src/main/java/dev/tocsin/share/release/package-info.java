/** What was released to whom: the answers that members got, put together and said in the log. */
@NullMarked
package dev.tocsin.share.release;

import org.jspecify.annotations.NullMarked;
