/** What members agree to: the hub's agreement in its versions, and who accepted which. */
@NullMarked
package dev.tocsin.share.agreement;

import org.jspecify.annotations.NullMarked;
