/** The TAXII 2.1 server: discovery, API root, collections, objects, status. */
@NullMarked
package dev.tocsin.hub.taxii;

import org.jspecify.annotations.NullMarked;
