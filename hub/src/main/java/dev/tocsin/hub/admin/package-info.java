/** The administration API: members, channels, admissions, tokens; and what a member sees of its own. */
@NullMarked
package dev.tocsin.hub.admin;

import org.jspecify.annotations.NullMarked;
