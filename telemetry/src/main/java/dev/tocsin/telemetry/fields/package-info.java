/** The values of named fields, found in the bytes of a JSON record without making anything of the rest. */
@NullMarked
package dev.tocsin.telemetry.fields;

import org.jspecify.annotations.NullMarked;
