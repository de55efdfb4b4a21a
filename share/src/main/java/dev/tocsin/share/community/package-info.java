/** Members, channels, who is admitted where, and the decision who may do what. */
@NullMarked
package dev.tocsin.share.community;

import org.jspecify.annotations.NullMarked;
