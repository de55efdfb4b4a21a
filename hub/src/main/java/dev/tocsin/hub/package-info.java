/** HTTP: TAXII 2.1 server and administration. */
@NullMarked
package dev.tocsin.hub;

import org.jspecify.annotations.NullMarked;
