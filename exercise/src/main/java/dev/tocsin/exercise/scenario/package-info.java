/** A generated day at a small hospital: ordinary traffic, an intrusion inside it, and the report that finds it. */
@NullMarked
package dev.tocsin.exercise.scenario;

import org.jspecify.annotations.NullMarked;
