package dev.tocsin.share.scrub;

import java.util.List;
import java.util.function.Predicate;

/**
 * Secrets and keys by the forms that their issuers give them, by the block that holds them, or by the word before them. The
 * forms are those that the issuers document; a digest in hexadecimal digits is never one by itself.
 */
final class Secrets {

    static final List<Detector> ALL = List.of(
            // PKCS #8, SEC 1 and OpenSSH (RFC 7468); cut short too.
            shape(
                    "PRIVATE KEY",
                    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\\s:,.\\\\-]*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?"),
            shape("eyJ", "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"),
            shape(Mark.any("AKIA", "ASIA", "AROA", "AIDA"), "\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z2-7]{16}\\b"),
            shape(Mark.any("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
            shape("github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{60,}\\b"),
            shape("glpat-", "\\bglpat-[A-Za-z0-9_-]{20,64}"),
            shape("sk-", "\\bsk-(?:ant-|proj-|svcacct-|or-)?[A-Za-z0-9_-]{20,}"),
            shape("xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
            shape("AIza", "\\bAIza[A-Za-z0-9_-]{35}"),
            shape("k_", "\\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}\\b"),
            shape("hf_", "\\bhf_[A-Za-z0-9]{30,64}\\b"),
            shape("npm_", "\\bnpm_[A-Za-z0-9]{36}\\b"),
            shape("SG.", "\\bSG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{30,64}"),
            shape("AccountKey", "AccountKey=([A-Za-z0-9+/]{40,100}={0,2})"),
            shape("://", "[A-Za-z][A-Za-z0-9+.-]{1,20}://[^/\\s:@\"'<>]*:([^/\\s@\"'<>]+)@"),
            shape("earer", "(?i)\\bbearer\\s+([A-Za-z0-9._~+/-]{16,}=*)"),
            Shape.of(
                    Kind.SECRET,
                    Mark.anyCase("pass", "pwd", "kennwort", "secret", "key", "token"),
                    "(?i)\\b(?:password|passwd|passphrase|pwd|kennwort|passwort|secret|api[_-]?key|apikey|access[_-]?key|auth[_-]?token"
                            + "|access[_-]?token|secret[_-]?key|client[_-]?secret|token)\\b[\"']?\\s*(?:=|:|\\bis\\b|\\bwas\\b)\\s*[\"'`]?([^\\s\"'`,;<>\\[]{4,})",
                    Secrets::looksChosen));

    private Secrets() {}

    private static Shape shape(Predicate<String> mark, String regex) {
        return Shape.of(Kind.SECRET, mark, regex);
    }

    private static Shape shape(String mark, String regex) {
        return Shape.of(Kind.SECRET, mark, regex);
    }

    /** A password has a digit or a sign in it, or is of no one case; "the password is stored" is prose. */
    private static boolean looksChosen(String found) {
        boolean letters = found.chars().allMatch(c -> Character.isLetter(c) || c == '.');
        boolean lower = found.equals(found.toLowerCase(java.util.Locale.ROOT));
        return !letters
                || (!lower && !found.substring(1).equals(found.substring(1).toLowerCase(java.util.Locale.ROOT)));
    }
}
