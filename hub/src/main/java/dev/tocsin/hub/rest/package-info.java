/** The share API: channels, records and contributions for people and scripts, beside TAXII and by the same decision. */
@NullMarked
package dev.tocsin.hub.rest;

import org.jspecify.annotations.NullMarked;
