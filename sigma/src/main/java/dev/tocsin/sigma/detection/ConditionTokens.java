package dev.tocsin.sigma.detection;

import java.util.ArrayList;
import java.util.List;

/** The words, parentheses and bars of a condition, with a current one. */
final class ConditionTokens {

    private record Token(String text, int index) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    ConditionTokens(String text) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean symbol = c == '(' || c == ')' || c == '|';
            if (symbol || Character.isWhitespace(c)) {
                if (start >= 0) {
                    tokens.add(new Token(text.substring(start, i), start));
                    start = -1;
                }
                if (symbol) {
                    tokens.add(new Token(String.valueOf(c), i));
                }
            } else if (start < 0) {
                start = i;
            }
        }
        tokens.add(new Token("", text.length()));
    }

    boolean atEnd() {
        return at == tokens.size() - 1;
    }

    /** Empty at the end. */
    String current() {
        return tokens.get(at).text();
    }

    /** Where in the condition the current token begins, from 0. */
    int index() {
        return tokens.get(at).index();
    }

    boolean is(String symbol) {
        return current().equals(symbol);
    }

    boolean isWord(String word) {
        return current().equalsIgnoreCase(word);
    }

    boolean nextIsWord(String word) {
        return !atEnd() && tokens.get(at + 1).text().equalsIgnoreCase(word);
    }

    void advance() {
        at++;
    }
}
