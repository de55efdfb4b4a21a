/** The agent on the premises: subscriptions, scans, alerts. */
@NullMarked
package dev.tocsin.guard;

import org.jspecify.annotations.NullMarked;
