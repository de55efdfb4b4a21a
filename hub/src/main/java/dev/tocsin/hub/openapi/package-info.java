/** What the hub answers at which address, for programs: OpenAPI 3.1. */
@NullMarked
package dev.tocsin.hub.openapi;

import org.jspecify.annotations.NullMarked;
