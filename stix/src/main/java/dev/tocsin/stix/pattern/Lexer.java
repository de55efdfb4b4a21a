package dev.tocsin.stix.pattern;

import dev.tocsin.stix.Quoted;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixTimestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a pattern into tokens, one at a time (STIX 2.1 §9.2, §9.4). */
final class Lexer {

    /** More digits than any number in the range of STIX 2.1 §2.4 and §2.7 can use. */
    private static final int MAX_NUMBER_LENGTH = 400;

    private static final BigInteger LARGEST_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);
    private static final BigDecimal LARGEST_FLOAT = new BigDecimal(Double.MAX_VALUE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d*\\.\\d+|\\d+)");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?");

    private final SourceText source;
    private final String text;
    private final Matcher number;
    private int at;

    Lexer(SourceText source) {
        this.source = source;
        this.text = source.text();
        this.number = NUMBER.matcher(text);
    }

    /**
     * The next token; after the last one, {@link Token.Kind#END} however often it is asked.
     *
     * @throws Malformation if what comes next is no token
     */
    Token next() {
        skipSpaceAndComments();
        int start = at;
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at, null);
        }
        char c = text.charAt(at);
        if (isWordStart(c)) {
            return wordOrPrefixedConstant(start);
        }
        if (c == '\'') {
            return constant(start, new Literal.Text(string()));
        }
        if (number.region(at, text.length()).lookingAt()) {
            return number(start);
        }
        return symbol(start);
    }

    private Token wordOrPrefixedConstant(int start) {
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (at == text.length() || text.charAt(at) != '\'') {
            return new Token(Token.Kind.WORD, word, start, null);
        }
        return switch (word) {
            case "t" -> constant(start, timestamp(start, raw(start)));
            case "h" -> constant(start, hex(start, raw(start)));
            case "b" -> constant(start, binary(start, raw(start)));
            default -> new Token(Token.Kind.WORD, word, start, null);
        };
    }

    private Literal timestamp(int start, String raw) {
        try {
            return new Literal.Timestamp(StixTimestamp.parse(raw));
        } catch (StixException e) {
            throw new Malformation(
                    source.remark(start, String.valueOf(e.getMessage()), "write t'2014-01-13T07:03:17Z'", "2.16"));
        }
    }

    private Literal hex(int start, String raw) {
        if (raw.length() % 2 != 0 || !raw.chars().allMatch(HexFormat::isHexDigit)) {
            throw source.malformed(
                    start,
                    "not an even number of hexadecimal digits: " + Quoted.of(raw),
                    "write two digits for each byte, as in h'ffd8'",
                    "9.2");
        }
        return new Literal.Bytes(HexFormat.of().formatHex(HexFormat.of().parseHex(raw)));
    }

    private Literal binary(int start, String raw) {
        // Line feeds in base64 are supported and ignored (STIX 2.1 §9.2).
        String digits = raw.replace("\n", "").replace("\r", "");
        if (!BASE64.matcher(digits).matches()) {
            throw source.malformed(
                    start, "not base64: " + Quoted.of(raw), "write RFC 4648 base64 with its padding: b'ABI='", "9.2");
        }
        return new Literal.Bytes(HexFormat.of().formatHex(Base64.getDecoder().decode(digits)));
    }

    private Token number(int start) {
        at = number.end();
        String digits = text.substring(start, at);
        if (digits.length() > MAX_NUMBER_LENGTH) {
            throw source.malformed(start, "a number of " + digits.length() + " characters", "", "9.2");
        }
        if (digits.indexOf('.') >= 0) {
            BigDecimal value = new BigDecimal(digits);
            if (value.abs().compareTo(LARGEST_FLOAT) > 0) {
                throw source.malformed(start, "out of the range of a float: " + digits, "", "2.4");
            }
            return constant(start, new Literal.Decimal(value));
        }
        String unsigned = digits.startsWith("+") || digits.startsWith("-") ? digits.substring(1) : digits;
        if (unsigned.length() > 1 && unsigned.startsWith("0")) {
            throw source.malformed(start, "an integer that begins with 0: " + digits, "leave the zero away", "9.2");
        }
        BigInteger value = new BigInteger(digits);
        if (value.abs().compareTo(LARGEST_INTEGER) > 0) {
            throw source.malformed(
                    start, "out of the range of an integer: " + digits, "the largest is " + LARGEST_INTEGER, "2.7");
        }
        return constant(start, new Literal.Whole(value));
    }

    private Token symbol(int start) {
        for (String symbol : new String[] {"==", "!=", "<>", "<=", ">="}) {
            if (text.startsWith(symbol, at)) {
                at += 2;
                return new Token(Token.Kind.SYMBOL, symbol, start, null);
            }
        }
        if ("=<>[]().,:*".indexOf(text.charAt(at)) >= 0) {
            at++;
            return new Token(Token.Kind.SYMBOL, text.substring(start, at), start, null);
        }
        String found = Character.toString(text.codePointAt(at));
        String hint = found.equals("\"") || found.equals("’") || found.equals("‘")
                ? "strings and quoted names stand in apostrophes: 'like this'"
                : "";
        throw source.malformed(start, Quoted.of(found) + " has no meaning here", hint, "9.4");
    }

    /** A string from its first apostrophe on, its escapes undone. */
    private String string() {
        int start = at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\'') {
                return out.toString();
            }
            if (c == '\\') {
                // Only the apostrophe and the backslash may follow (STIX 2.1 §9.2).
                if (at == text.length() || (text.charAt(at) != '\'' && text.charAt(at) != '\\')) {
                    throw source.malformed(
                            at - 1,
                            "a backslash that is followed by neither a backslash nor an apostrophe",
                            "write \\\\ for one backslash: 'C:\\\\Windows'",
                            "9.2");
                }
                c = text.charAt(at++);
            }
            out.append(c);
        }
        throw unclosed(start);
    }

    /** What stands between the apostrophes, as it is. */
    private String raw(int start) {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw unclosed(start);
        }
        String raw = text.substring(at + 1, end);
        at = end + 1;
        return raw;
    }

    private Malformation unclosed(int start) {
        return source.malformed(
                start, "a constant that does not end", "an apostrophe inside a string is written \\'", "9.2");
    }

    private Token constant(int start, Literal literal) {
        return new Token(Token.Kind.CONSTANT, text.substring(start, at), start, literal);
    }

    private void skipSpaceAndComments() {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw source.malformed(at, "a comment that does not end", "close it with */", "9.4");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '-';
    }

    /** The code points with the property White_Space (STIX 2.1 §9.1). */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == '\u0085'
                || c == '\u00a0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200a')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u3000';
    }
}
