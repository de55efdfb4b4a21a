package dev.tocsin.share.screen;

/**
 * The host of a URL, and whether the URL leads to anything below it. Untrusted URLs are often no URLs by RFC 3986, so this
 * looks only for where the host must be.
 *
 * @param host without a port and without the brackets of an IPv6 address; empty where there is none
 * @param isRoot whether neither a path nor a query nor a fragment stands behind it
 */
record WebAddress(String host, boolean isRoot) {

    static WebAddress of(String url) {
        int scheme = url.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority =
                url.substring(url.lastIndexOf('@', end) >= start ? url.lastIndexOf('@', end) + 1 : start, end);
        String rest = url.substring(end);
        return new WebAddress(host(authority), rest.isEmpty() || rest.equals("/"));
    }

    private static String host(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            return close < 0 ? authority : authority.substring(1, close);
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
