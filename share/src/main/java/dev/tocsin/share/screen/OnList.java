package dev.tocsin.share.screen;

import dev.tocsin.share.screen.BenignList.Origin;

/**
 * A value that stands on a list.
 *
 * @param value as the indicator has it; untrusted text
 * @param list the list's name
 */
public record OnList(String value, String list, Origin origin) {

    /** Whether only the hub's operator may be told which list it is. */
    public boolean secret() {
        return origin == Origin.DECLARED_ASSETS;
    }
}
