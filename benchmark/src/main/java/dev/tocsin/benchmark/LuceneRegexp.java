package dev.tocsin.benchmark;

import java.util.Optional;

/**
 * A regular expression of a Sigma rule (RE2) in the syntax of Lucene's, which match the whole of a term and know no anchors.
 *
 * @param required text that is in whatever matches, the longest that is easily seen
 */
record LuceneRegexp(String text, Optional<String> required) {

    private static final String CLASSES = "dDwWsS";

    /** An expression for terms in which the given one is found somewhere; empty if it has what Lucene does not know. */
    static Optional<LuceneRegexp> of(String expression) {
        return new Reading(expression).read();
    }

    /** One expression on its way from one syntax to the other. */
    private static final class Reading {

        private final String expression;
        private final StringBuilder lucene = new StringBuilder();
        private final StringBuilder run = new StringBuilder();
        private String longest = "";
        private int depth;
        private boolean branches;
        private int at;

        Reading(String expression) {
            this.expression = expression;
        }

        Optional<LuceneRegexp> read() {
            boolean fromBegin = expression.startsWith("^");
            boolean toEnd = expression.endsWith("$") && !expression.endsWith("\\$");
            int end = expression.length() - (toEnd ? 1 : 0);
            for (at = fromBegin ? 1 : 0; at < end; at++) {
                if (!take(expression.charAt(at), end)) {
                    return Optional.empty();
                }
            }
            if (depth != 0 || (branches && (fromBegin || toEnd))) {
                return Optional.empty();
            }
            endRun();
            String text = (fromBegin ? "(" : ".*(") + lucene + (toEnd ? ")" : ").*");
            return Optional.of(
                    new LuceneRegexp(text, Optional.of(longest).filter(literal -> !branches && !literal.isEmpty())));
        }

        /** @return whether Lucene knows it */
        private boolean take(char c, int end) {
            switch (c) {
                case '\\' -> {
                    at++;
                    if (at == end) {
                        return false;
                    }
                    char escaped = expression.charAt(at);
                    lucene.append(c).append(escaped);
                    if (!Character.isLetterOrDigit(escaped)) {
                        literal(escaped);
                        return true;
                    }
                    endRun();
                    return CLASSES.indexOf(escaped) >= 0;
                }
                case '[' -> {
                    endRun();
                    return takeClass(end);
                }
                case '(' -> {
                    endRun();
                    depth++;
                    lucene.append(c);
                    if (expression.startsWith("?:", at + 1)) {
                        at += 2;
                    } else if (expression.startsWith("?", at + 1)) {
                        return false;
                    }
                }
                case ')' -> {
                    endRun();
                    depth--;
                    lucene.append(c);
                    return depth >= 0;
                }
                case '|' -> {
                    endRun();
                    branches |= depth == 0;
                    lucene.append(c);
                }
                case '*', '+', '?', '}' -> {
                    lucene.append(c);
                    if (at + 1 < end && expression.charAt(at + 1) == '?') {
                        at++; // as few as possible: which of the texts is found does not matter here
                    }
                }
                case '{', '.' -> {
                    endRun();
                    lucene.append(c);
                    if (c == '{') {
                        return takeCounts(end);
                    }
                }
                case '^', '$' -> {
                    return false;
                }
                case '"' -> {
                    lucene.append("\\\"");
                    literal(c);
                }
                default -> {
                    lucene.append(c);
                    literal(c);
                }
            }
            return true;
        }

        private boolean takeClass(int end) {
            lucene.append('[');
            for (at++; at < end && expression.charAt(at) != ']'; at++) {
                char c = expression.charAt(at);
                lucene.append(c);
                if (c == '[') {
                    return false;
                }
                if (c == '\\') {
                    at++;
                    if (at == end || Character.isLetterOrDigit(expression.charAt(at))) {
                        return false;
                    }
                    lucene.append(expression.charAt(at));
                }
            }
            lucene.append(']');
            return at < end;
        }

        private boolean takeCounts(int end) {
            for (at++; at < end && expression.charAt(at) != '}'; at++) {
                lucene.append(expression.charAt(at));
            }
            at--; // the brace is taken like every other repetition
            return at + 1 < end;
        }

        /** A character that stands for itself; what is repeated may be missing. */
        private void literal(char c) {
            boolean repeated = at + 1 < expression.length() && "*+?{".indexOf(expression.charAt(at + 1)) >= 0;
            if (depth > 0 || repeated) {
                endRun();
            } else {
                run.append(c);
            }
        }

        private void endRun() {
            longest = run.length() > longest.length() ? run.toString() : longest;
            run.setLength(0);
        }
    }
}
