package dev.tocsin.hub.limit;

/**
 * How often a hub may be asked.
 *
 * @param source by one source, whoever it says it is
 * @param account by one person, agent or administrator, from wherever
 * @param proxies who is believed to ask for others
 */
public record Limits(Pace source, Pace account, Proxies proxies) {

    /** Far above what a guard, a person or a whole office asks for, and low enough to leave a small machine to the others. */
    public static final int DEFAULT_PER_SECOND = 500;

    /** What a request counts for that shows a token which does not count. */
    public static final int FAILED_LOGIN = 100;

    public static final Limits DEFAULT =
            new Limits(Pace.perSecond(DEFAULT_PER_SECOND), Pace.perSecond(DEFAULT_PER_SECOND), Proxies.NONE);
}
