/** TAXII 2.1: the shapes on the wire, and a client. */
@NullMarked
package dev.tocsin.taxii;

import org.jspecify.annotations.NullMarked;
