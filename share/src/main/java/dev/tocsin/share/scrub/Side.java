package dev.tocsin.share.scrub;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** On whose side a text puts what stands at a place of it: by the nearest word before it, in the same sentence, that says so. */
enum Side {
    THREAT,
    VICTIM,
    UNSAID;

    private static final int REACH = 90;
    private static final Pattern WORDS = Pattern.compile(
            "(?i)\\b(?:(sender|sent from|sent by|came from|arrives? from|spoof(?:ed|s|ing)|phish(?:ing|ed|er)|attackers?|actors?|adversar(?:y|ies)|c2"
                    + "|command and control|malicious|exfiltrat\\w*(?: to)?|(?:connect|redirect|resolv|upload)(?:s|es|ed|ing|ions?)? to"
                    + "|registrant|registered (?:by|with)|reply-to|scam(?:mer)?|fraud\\w*|impersonat\\w*|controlled|infrastructure|dropbox"
                    + "|beacon\\w*(?: to)?|callbacks?(?: to)?)"
                    + "|(victims?|recipients?|employees?|patients?|customers?|users?|reported|reporter|contact(?:ed)?|targets?|targeted"
                    + "|delivered|addressed|colleagues?|staff|mailbox|belongs|owner|infected|compromised|our|helpdesk)"
                    + "|(from)|(to|cc|bcc))\\b");

    /** @param mail whether "from" and "to" say so too: they do of what mail is sent between */
    static Side of(String text, Span span, boolean mail) {
        int start = sentence(text, span.start());
        Side side = UNSAID;
        for (Matcher word = WORDS.matcher(text.substring(start, span.start())); word.find(); ) {
            if (word.start(1) >= 0 || (mail && word.start(3) >= 0)) {
                side = THREAT;
            } else if (word.start(2) >= 0 || (mail && word.start(4) >= 0)) {
                side = VICTIM;
            }
        }
        return side;
    }

    /** Where the sentence begins, at most so far back. */
    private static int sentence(String text, int end) {
        int least = Math.max(0, end - REACH);
        for (int i = end - 1; i > least; i--) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == ';' || ((c == '.' || c == '!' || c == '?') && text.charAt(i + 1) == ' ');
            if (ends && i + 1 < end) {
                return i + 1;
            }
        }
        // Not within a pair of surrogates.
        return least > 0 && Character.isLowSurrogate(text.charAt(least)) ? least + 1 : least;
    }
}
