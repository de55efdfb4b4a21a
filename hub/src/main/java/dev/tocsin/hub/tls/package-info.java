/** The certificate a hub shows, and how it is read or made. */
@NullMarked
package dev.tocsin.hub.tls;

import org.jspecify.annotations.NullMarked;
