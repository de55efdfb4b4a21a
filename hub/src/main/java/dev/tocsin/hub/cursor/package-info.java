/** Places in a channel as those are told them who follow it or read it page by page. */
@NullMarked
package dev.tocsin.hub.cursor;

import org.jspecify.annotations.NullMarked;
