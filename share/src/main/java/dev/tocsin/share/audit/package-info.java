/** Who did what, when, from where and with what outcome; never with secrets or contents. */
@NullMarked
package dev.tocsin.share.audit;

import org.jspecify.annotations.NullMarked;
