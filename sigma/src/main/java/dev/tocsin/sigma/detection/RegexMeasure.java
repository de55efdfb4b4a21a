package dev.tocsin.sigma.detection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes when its counted repetitions are written out, found without doing so.
 *
 * @param size about as many steps as the compiled expression has; never far less
 * @param depth how deep its groups nest
 */
record RegexMeasure(long size, int depth) {

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(,(\\d{1,4})?)?}");
    private static final long ENOUGH = Integer.MAX_VALUE;
    private static final int LONGEST_CLASS_NAME = 20;

    static RegexMeasure of(String regex) {
        Deque<Long> outer = new ArrayDeque<>();
        Matcher count = COUNT.matcher(regex);
        int depth = 0;
        long total = 0;
        long item = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '{' && count.region(i, regex.length()).lookingAt()) {
                item = Math.min(ENOUGH, item * times(count));
                i = count.end() - 1;
                continue;
            }
            if (c == ')' && !outer.isEmpty()) {
                item = Math.min(ENOUGH, total + item + 2);
                total = outer.pop();
                continue;
            }
            total = Math.min(ENOUGH, total + item);
            item = 1;
            if (c == '(') {
                outer.push(total);
                depth = Math.max(depth, outer.size());
                total = 0;
                item = 0;
            } else if (c == '[') {
                i = endOfClass(regex, i);
            } else if (regex.startsWith("\\Q", i)) {
                int end = regex.indexOf("\\E", i);
                item = (end < 0 ? regex.length() : end) - (long) i;
                i = end < 0 ? regex.length() : end + 1;
            } else if (c == '\\') {
                i++;
            }
        }
        while (!outer.isEmpty()) {
            total += outer.pop();
        }
        return new RegexMeasure(Math.min(ENOUGH, total + item), depth);
    }

    private static long times(Matcher count) {
        String most = count.group(3);
        long least = Long.parseLong(count.group(1));
        return Math.max(1, most == null ? least + 1 : Math.max(least, Long.parseLong(most)));
    }

    /** The index of the bracket that closes the class; the end of the expression where none does. */
    private static int endOfClass(String regex, int open) {
        int i = open + 1;
        if (i < regex.length() && regex.charAt(i) == '^') {
            i++;
        }
        // A bracket that comes first stands for itself.
        int first = i;
        while (i < regex.length() && (regex.charAt(i) != ']' || i == first)) {
            int named = regex.startsWith("[:", i)
                    ? regex.indexOf(":]", i, Math.min(regex.length(), i + LONGEST_CLASS_NAME))
                    : -1;
            if (named > 0) {
                i = named + 1;
            } else if (regex.charAt(i) == '\\') {
                i++;
            }
            i++;
        }
        return i;
    }
}
