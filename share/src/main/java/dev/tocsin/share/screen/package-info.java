/** What is looked at before anything is shared: benign values, patterns that cost too much, characters nobody sees. */
@NullMarked
package dev.tocsin.share.screen;

import org.jspecify.annotations.NullMarked;
