package dev.tocsin.match.indicator;

/**
 * How the keys of a field's value are made from its text as it stands, without the conversion that the mapping names: those that
 * the converted value would have are among them. Only text of ASCII characters is taken, and only what is written in a form that
 * leaves no doubt.
 */
enum FieldForm {
    /** The conversions that keep a text as it is. */
    AS_IT_IS {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            keys.add(bytes, from, to);
            return true;
        }
    },
    /** Lower case, no blanks at the ends. A URL keeps its case, so what could be one is doubtful. */
    LOWER {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            if (!isStripped(bytes, from, to) || indexOf(bytes, ':', from, to) < to) {
                return false;
            }
            keys.add(bytes, from, to);
            return true;
        }
    },
    ADDRESS {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            return keys.addAddress(bytes, from, to);
        }
    },
    NAME {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            int end = to > from && bytes[to - 1] == '.' ? to - 1 : to;
            if (!isName(bytes, from, end)) {
                return false;
            }
            keys.add(bytes, from, end);
            return true;
        }
    },
    HOST {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            return keys.addAddress(bytes, from, to) || NAME.add(keys, bytes, from, to);
        }
    },
    /** Hexadecimal digits of a hash. */
    HASH {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            for (int at = from; at < to; at++) {
                if (!isHexadecimal(bytes[at])) {
                    return false;
                }
            }
            keys.add(bytes, from, to);
            return true;
        }
    },
    /** Sysmon's {@code MD5=…,SHA256=…}: names, each with hexadecimal digits. */
    HASHES {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            int name = from;
            while (name < to) {
                int digits = indexOf(bytes, '=', name, to) + 1;
                int end = indexOf(bytes, ',', digits, to);
                if (digits > to || !HASH.add(keys, bytes, digits, end)) {
                    return false;
                }
                name = end + 1;
            }
            return true;
        }
    },
    URL {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            int behindScheme = ValueKeys.behindScheme(bytes, from, to);
            boolean clean = isStripped(bytes, from, to)
                    && isLetter(bytes[from])
                    && behindScheme > from
                    && behindScheme - from <= LONGEST_SCHEME
                    && bytes[behindScheme] > ' '
                    && !hasControl(bytes, from, to);
            if (clean) {
                keys.add(bytes, from, to);
            }
            return clean;
        }
    },
    EMAIL {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            int signs = 0;
            for (int at = from; at < to; at++) {
                byte c = bytes[at];
                signs += c == '@' ? 1 : 0;
                if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == ',' || c == ';') {
                    return false;
                }
            }
            int sign = indexOf(bytes, '@', from, to);
            if (signs != 1 || sign == from || sign == to - 1 || sign - from > 320 || to - sign > 256) {
                return false;
            }
            keys.add(bytes, from, to);
            return true;
        }
    },
    /** The last part of a path, without the name of an alternate data stream. */
    FILE_NAME {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            int separator = lastIndexOf(bytes, '\\', from, to);
            int end = separator < from ? to : indexOf(bytes, ':', separator + 1, to);
            int name = (separator < from ? lastIndexOf(bytes, '/', from, to) : separator) + 1;
            keys.add(bytes, Math.max(name, from), end);
            return true;
        }
    },
    /** A whole number, as digits without zeros before them. */
    WHOLE {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            boolean clean = to - from <= 5 && to > from && (bytes[from] != '0' || to - from == 1);
            for (int at = from; at < to && clean; at++) {
                clean = bytes[at] >= '0' && bytes[at] <= '9';
            }
            if (clean) {
                keys.add(bytes, from, to);
            }
            return clean;
        }
    },
    /** A whole number up to 65,535. */
    PORT {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            int number = 0;
            for (int at = from; at < to && at < from + 5; at++) {
                number = number * 10 + bytes[at] - '0';
            }
            return number <= 65_535 && WHOLE.add(keys, bytes, from, to);
        }
    },
    /** None is known: the text goes through the conversion. */
    CONVERTED {
        @Override
        boolean add(TextKeys keys, byte[] bytes, int from, int to) {
            return false;
        }
    };

    private static final int LONGEST_SCHEME = 31;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    /** Adds the keys of a text that is not empty; whether it is written as it should be, and so has all its keys. */
    abstract boolean add(TextKeys keys, byte[] bytes, int from, int to);

    /** That of a conversion, by the name that a mapping file calls it. */
    static FieldForm of(String conversion) {
        return switch (conversion) {
            case "text", "list", "headers" -> AS_IT_IS;
            case "lower" -> LOWER;
            case "address" -> ADDRESS;
            case "domain", "name only" -> NAME;
            case "host", "dns answer" -> HOST;
            case "md5", "sha-1", "sha-256", "sha-512", "hash list" -> HASH;
            case "hashes" -> HASHES;
            case "url", "linked url" -> URL;
            case "email" -> EMAIL;
            case "file name" -> FILE_NAME;
            case "integer", "count" -> WHOLE;
            case "port" -> PORT;
            default -> CONVERTED;
        };
    }

    /** Whether every label has letters, digits, hyphens and underscores, and the last not digits alone. */
    static boolean isName(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NAME) {
            return false;
        }
        int label = from;
        boolean digits = true;
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (c == '.') {
                if (at == label || at - label > LONGEST_LABEL) {
                    return false;
                }
                label = at + 1;
                digits = true;
            } else if (c < '0' || c > '9') {
                if (!isLetter(c) && c != '-' && c != '_') {
                    return false;
                }
                digits = false;
            }
        }
        return to > label && to - label <= LONGEST_LABEL && !digits;
    }

    static boolean hasControl(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < ' ' || bytes[at] == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStripped(byte[] bytes, int from, int to) {
        return bytes[from] > ' ' && bytes[to - 1] > ' ';
    }

    private static boolean isLetter(byte c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    private static boolean isHexadecimal(byte c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    }

    static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static int lastIndexOf(byte[] bytes, char wanted, int from, int to) {
        int at = to - 1;
        while (at >= from && bytes[at] != wanted) {
            at--;
        }
        return at;
    }
}
