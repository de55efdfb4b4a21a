package dev.tocsin.telemetry;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Recognises by its first bytes what is no log, to say what it is instead of counting unreadable lines. */
final class Foreign {

    /** How many bytes are looked at. */
    static final int HEAD_BYTES = 16;

    private static final int SHOWN_BYTES = 8;

    private record Kind(String mark, String name, String hint) {}

    private static final String UNPACK = "unpack it first and give Tocsin the log";
    private static final String NO_LOG = "give Tocsin a log file; its formats are listed in docs/log-formats.md";

    private static final List<Kind> KINDS = List.of(
            new Kind("89504e470d0a1a0a", "a PNG image", NO_LOG),
            new Kind("7f454c46", "an ELF program", NO_LOG),
            new Kind("25504446", "a PDF document", NO_LOG),
            new Kind("ffd8ff", "a JPEG image", NO_LOG),
            new Kind("53514c69746520666f726d6174203300", "an SQLite database", NO_LOG),
            new Kind("504b0304", "a ZIP archive", UNPACK),
            new Kind("28b52ffd", "zstd data", UNPACK + ", for example: zstdcat FILE | tocsin scan ... -"),
            new Kind("425a68", "bzip2 data", UNPACK + ", for example: bzcat FILE | tocsin scan ... -"),
            new Kind("1f8b", "gzip data within compressed data", UNPACK),
            new Kind("fd377a585a00", "xz data within compressed data", UNPACK),
            new Kind("456c6646696c6500", "a Windows event log in its binary form", "export it as JSON first"),
            new Kind("d4c3b2a1", "a packet capture", "run Zeek or Suricata on it and give Tocsin their log"),
            new Kind("a1b2c3d4", "a packet capture", "run Zeek or Suricata on it and give Tocsin their log"),
            new Kind("0a0d0d0a", "a packet capture", "run Zeek or Suricata on it and give Tocsin their log"),
            new Kind("50415231", "a Parquet file", "export it as JSON first"));

    private Foreign() {}

    /** What an input is, if its first bytes are those of a kind of file that is known and no log. */
    static Optional<ReadTally.NotALog> recognise(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        return KINDS.stream()
                .filter(kind -> hex.startsWith(kind.mark()))
                .findFirst()
                .map(kind -> new ReadTally.NotALog(kind.name(), kind.hint()));
    }

    /** What an input that held nothing of a log was, as far as its first bytes say more than that. */
    static Optional<ReadTally.NotALog> explain(byte[] head) {
        if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return Optional.of(new ReadTally.NotALog(
                    "UTF-16 text without a byte order mark", "save it as UTF-8, or with the mark"));
        }
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                String hex = HexFormat.of().formatHex(head, 0, Math.min(SHOWN_BYTES, head.length));
                return Optional.of(new ReadTally.NotALog("binary data that begins with the bytes " + hex, NO_LOG));
            }
        }
        return Optional.empty();
    }
}
