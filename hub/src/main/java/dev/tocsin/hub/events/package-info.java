/** Channels as streams of events, for those who want to be seconds behind and not hours. */
@NullMarked
package dev.tocsin.hub.events;

import org.jspecify.annotations.NullMarked;
