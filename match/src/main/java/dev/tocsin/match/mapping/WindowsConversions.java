package dev.tocsin.match.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversions of what Windows writes: registry paths, accounts, pipes. */
final class WindowsConversions {

    private static final Pattern NUMBER =
            Pattern.compile("(DWORD|QWORD) \\(0x([0-9a-fA-F]{8})(?:-0x([0-9a-fA-F]{8}))?\\)");

    private static final Pattern HOST_APPLICATION = Pattern.compile("Host ?Application ?=([^\r\n]*)");

    /** Keys must not be abbreviated (STIX 2.1 §6.17). */
    private static final Map<String, String> HIVES = Map.of(
            "HKLM", "HKEY_LOCAL_MACHINE",
            "HKU", "HKEY_USERS",
            "HKCU", "HKEY_CURRENT_USER",
            "HKCR", "HKEY_CLASSES_ROOT",
            "HKCC", "HKEY_CURRENT_CONFIG");

    static final List<Conversion> ALL = List.of(
            Conversion.ofText(
                    "registry key",
                    "a registry key with its hive written out: `HKLM` and `\\REGISTRY\\MACHINE` as `HKEY_LOCAL_MACHINE`",
                    text -> Converted.text(hiveWrittenOut(text))),
            Conversion.ofText(
                    "registry key of value",
                    "the same, of a path that ends in the name of a value",
                    text -> Converted.text(hiveWrittenOut(text.substring(0, Math.max(0, text.lastIndexOf('\\')))))),
            Conversion.ofText(
                    "registry value name",
                    "the last part of such a path; `(Default)` is the empty text",
                    WindowsConversions::valueName),
            Conversion.ofText(
                    "registry data",
                    "the data of a value; a DWORD or QWORD as a decimal number, nothing for `Binary Data`",
                    WindowsConversions::data),
            Conversion.ofText(
                    "registry data type",
                    "`REG_DWORD`, `REG_QWORD` or `REG_BINARY`, where the event says so",
                    WindowsConversions::dataType),
            Conversion.ofText(
                    "account name",
                    "the account without the domain before a `\\`",
                    text -> Converted.text(text.substring(text.lastIndexOf('\\') + 1))),
            Conversion.ofText(
                    "principal name",
                    "a Kerberos principal without what follows the first `@` or `/`",
                    text -> Converted.text(text.split("[@/]", 2)[0])),
            Conversion.ofTexts(
                    "qualified account",
                    "`DOMAIN\\user` of a user and a domain, or the user alone",
                    2,
                    parts -> Converted.text(
                            parts.size() > 1
                                            && !parts.get(1).isEmpty()
                                            && !parts.get(0).contains("\\")
                                    ? parts.get(1) + "\\" + parts.get(0)
                                    : parts.get(0))),
            Conversion.ofText(
                    "host application",
                    "the command line after `Host Application =` in what PowerShell writes about its host",
                    WindowsConversions::hostApplication),
            Conversion.ofText(
                    "pipe name",
                    "the name of a pipe; nothing for an anonymous one",
                    text -> text.contains("Anonymous Pipe") ? Converted.NOTHING : Converted.text(text)));

    private WindowsConversions() {}

    private static String hiveWrittenOut(String path) {
        String upper = path.toUpperCase(Locale.ROOT);
        if (upper.startsWith("\\REGISTRY\\MACHINE")) {
            return "HKEY_LOCAL_MACHINE" + path.substring("\\REGISTRY\\MACHINE".length());
        }
        if (upper.startsWith("\\REGISTRY\\USER")) {
            return "HKEY_USERS" + path.substring("\\REGISTRY\\USER".length());
        }
        int end = path.indexOf('\\') < 0 ? path.length() : path.indexOf('\\');
        String hive = upper.substring(0, Math.min(end, upper.length()));
        return HIVES.containsKey(hive) ? HIVES.get(hive) + path.substring(end) : path;
    }

    private static Converted hostApplication(String text) {
        Matcher line = HOST_APPLICATION.matcher(text);
        return line.find() ? Converted.text(line.group(1).strip()) : Converted.NOTHING;
    }

    private static Converted valueName(String path) {
        String name = path.substring(path.lastIndexOf('\\') + 1);
        // The empty string stands for the default value (STIX 2.1 §6.17.1).
        return name.equals("(Default)") ? new Converted.Value(TextNode.valueOf("")) : Converted.text(name);
    }

    private static Converted data(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            String low = number.group(3);
            return Converted.text(
                    Long.toUnsignedString(Long.parseUnsignedLong(number.group(2) + (low == null ? "" : low), 16)));
        }
        return text.equals("Binary Data") || text.equals("(Empty)") ? Converted.NOTHING : Converted.text(text);
    }

    private static Converted dataType(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return Converted.text("REG_" + number.group(1));
        }
        return text.equals("Binary Data") ? Converted.text("REG_BINARY") : Converted.NOTHING;
    }
}
