/** Logins of people with an OpenID provider: whether the token that one shows is good, and nothing of whom it lets do what. */
@NullMarked
package dev.tocsin.hub.oidc;

import org.jspecify.annotations.NullMarked;
