/** What share needs kept: SQLite embedded, PostgreSQL for many nodes. */
@NullMarked
package dev.tocsin.store;

import org.jspecify.annotations.NullMarked;
