package dev.tocsin.sigma.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a value's wildcards, escapes and placeholders in one pass. */
final class GlobParser {

    private static final Pattern PLACEHOLDER = Pattern.compile("%([\\w.-]{1,200})%");

    private final String text;
    private final boolean placeholders;
    private final List<Glob.Part> parts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    GlobParser(String text, boolean placeholders) {
        this.text = text;
        this.placeholders = placeholders;
    }

    Glob parse() {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
                i++;
                run.append(text.charAt(i));
            } else if (c == '*') {
                add(Glob.ANY_RUN);
            } else if (c == '?') {
                add(Glob.ANY_CHARACTER);
            } else if (c == '%'
                    && placeholders
                    && placeholder.region(i, text.length()).lookingAt()) {
                add(new Glob.Placeholder(placeholder.group(1)));
                i = placeholder.end() - 1;
            } else {
                run.append(c);
            }
        }
        endRun();
        return new Glob(parts);
    }

    private boolean isSpecial(char c) {
        return c == '*' || c == '?' || c == '\\' || (placeholders && c == '%');
    }

    private void add(Glob.Part part) {
        endRun();
        parts.add(part);
    }

    private void endRun() {
        if (!run.isEmpty()) {
            parts.add(new Glob.Literal(run.toString()));
            run.setLength(0);
        }
    }
}
