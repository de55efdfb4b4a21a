/** YAML 1.2 as a tree whose values know their line and column. */
@NullMarked
package dev.tocsin.sigma.yaml;

import org.jspecify.annotations.NullMarked;
