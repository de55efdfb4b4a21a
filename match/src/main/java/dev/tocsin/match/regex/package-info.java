/** Regular expressions of the ordinary kind, searched for without making an object for a search. */
@NullMarked
package dev.tocsin.match.regex;

import org.jspecify.annotations.NullMarked;
