/**
 * What is wrong with STIX 2.1 content: a catalogue of every object the specification defines, and the checks that read
 * it. Free of input and output.
 */
@NullMarked
package dev.tocsin.stix.validate;

import org.jspecify.annotations.NullMarked;
