/** The main job played as a story on real parts. */
@NullMarked
package dev.tocsin.exercise;

import org.jspecify.annotations.NullMarked;
