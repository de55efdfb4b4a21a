/** The STIX pattern language (STIX 2.1 §9): its syntax tree and its parser. */
@NullMarked
package dev.tocsin.stix.pattern;

import org.jspecify.annotations.NullMarked;
