package dev.tocsin.sigma.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What a scalar without quotation marks is (YAML 1.2.2 §10.3.2, the core schema), and where YAML 1.1 would have read it
 * otherwise. A number that no log could hold, of more than 64 characters or beyond 10^400, stays text.
 */
final class CoreSchema {

    private static final int LONGEST_NUMBER = 64;
    private static final int GREATEST_EXPONENT = 400;

    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?");

    private CoreSchema() {}

    static YamlNode.Scalar read(String text, int line, int column, boolean oneLine) {
        if (text.length() > LONGEST_NUMBER) {
            return new YamlNode.Text(line, column, text, true, oneLine);
        }
        if (NULL.matcher(text).matches()) {
            return new YamlNode.Null(line, column, text);
        }
        if (TRUE.matcher(text).matches()) {
            return new YamlNode.Bool(line, column, text, true);
        }
        if (FALSE.matcher(text).matches()) {
            return new YamlNode.Bool(line, column, text, false);
        }
        if (HEX.matcher(text).matches()) {
            return number(line, column, text, new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        if (OCTAL.matcher(text).matches()) {
            return number(line, column, text, new BigDecimal(new BigInteger(text.substring(2), 8)));
        }
        if (NUMBER.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) <= GREATEST_EXPONENT) {
                return number(line, column, text, value);
            }
        }
        return new YamlNode.Text(line, column, text, true, oneLine);
    }

    private static YamlNode.Scalar number(int line, int column, String text, BigDecimal value) {
        return new YamlNode.Numeric(line, column, text, value);
    }
}
