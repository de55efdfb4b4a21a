/** Questions that members ask each other in a channel, as STIX notes, and their answers. */
@NullMarked
package dev.tocsin.share.request;

import org.jspecify.annotations.NullMarked;
