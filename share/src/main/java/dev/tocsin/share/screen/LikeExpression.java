package dev.tocsin.share.screen;

/** The regular expression that says what a {@code LIKE} says (STIX 2.1 §9.6.1). */
final class LikeExpression {

    private LikeExpression() {}

    static String of(String like) {
        StringBuilder regex = new StringBuilder("\\A");
        like.codePoints().forEach(c -> {
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> {
                    if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                        regex.append('\\');
                    }
                    regex.appendCodePoint(c);
                }
            }
        });
        return regex.append("\\z").toString();
    }
}
