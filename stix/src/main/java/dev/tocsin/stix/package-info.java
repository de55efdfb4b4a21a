/** STIX 2.1 objects, versions, markings, bundles and the pattern language. */
@NullMarked
package dev.tocsin.stix;

import org.jspecify.annotations.NullMarked;
