/** How an organisation becomes a member: by a code that counts once. */
@NullMarked
package dev.tocsin.share.invitation;

import org.jspecify.annotations.NullMarked;
