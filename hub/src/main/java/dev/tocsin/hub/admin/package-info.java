/** The administration API: members, channels, admissions, tokens. */
@NullMarked
package dev.tocsin.hub.admin;

import org.jspecify.annotations.NullMarked;
