/** What is taken out of an object before it is shared: personal data, secrets, characters nobody sees; told place by place. */
@NullMarked
package dev.tocsin.share.scrub;

import org.jspecify.annotations.NullMarked;
