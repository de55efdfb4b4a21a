package dev.tocsin.sigma.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways to write a command line that Windows programs take alike (modifiers appendix, {@code windash}): each character
 * that introduces a flag can be any of five. One introduces a flag where a letter, digit or underscore follows and none comes
 * before, so the second dash of {@code -Exec-Policy} stays.
 */
final class Windash {

    private static final List<String> DASHES = List.of("-", "/", "\u2013", "\u2014", "\u2015");
    private static final Pattern FLAG =
            Pattern.compile("(?<!\\w)[-/\u2013\u2014\u2015](?=\\w)", Pattern.UNICODE_CHARACTER_CLASS);

    private Windash() {}

    /** All ways, the one as written first; empty where they are more than {@code most}. */
    static List<String> permutations(String text, int most) {
        List<String> ways = List.of("");
        Matcher flag = FLAG.matcher(text);
        int after = 0;
        while (flag.find()) {
            if (ways.size() * DASHES.size() > most) {
                return List.of();
            }
            String before = text.substring(after, flag.start());
            List<String> dashes = new ArrayList<>(DASHES);
            dashes.remove(flag.group());
            dashes.addFirst(flag.group());
            List<String> longer = new ArrayList<>();
            for (String way : ways) {
                for (String dash : dashes) {
                    longer.add(way + before + dash);
                }
            }
            ways = longer;
            after = flag.end();
        }
        String rest = text.substring(after);
        return ways.stream().map(way -> way + rest).toList();
    }
}
