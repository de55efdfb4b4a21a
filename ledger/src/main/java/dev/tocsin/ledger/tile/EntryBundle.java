package dev.tocsin.ledger.tile;

import dev.tocsin.ledger.LedgerException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive entries of a log, up to 256 of them; as bytes, each behind its length in two bytes, the higher first
 * (C2SP tlog-tiles, "Log entries").
 */
public final class EntryBundle {

    /** In bytes. */
    public static final int MAX_ENTRY_LENGTH = 0xffff;

    private static final int LENGTH_BYTES = 2;

    private EntryBundle() {}

    /** @throws LedgerException if an entry is too long for the format */
    public static byte[] write(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_LENGTH) {
                throw new LedgerException(
                        "an entry has at most " + MAX_ENTRY_LENGTH + " bytes, not " + entry.length,
                        "put the hash of what is longer into the log");
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** @throws LedgerException if these are not exactly that many entries */
    public static List<byte[]> read(byte[] bytes, int width) {
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        while (at < bytes.length && entries.size() < width) {
            int start = at + LENGTH_BYTES;
            int end = start > bytes.length
                    ? Integer.MAX_VALUE
                    : start + (Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]));
            if (end > bytes.length) {
                throw damaged("entry " + entries.size() + " is cut off at byte " + bytes.length);
            }
            entries.add(Arrays.copyOfRange(bytes, start, end));
            at = end;
        }
        if (entries.size() < width) {
            throw damaged("there are " + entries.size() + " entries, not " + width);
        }
        if (at < bytes.length) {
            throw damaged("something stands behind the last of " + width + " entries, at byte " + at);
        }
        return entries;
    }

    private static LedgerException damaged(String why) {
        return new LedgerException("not a bundle of entries: " + why, "take the file from the log again");
    }
}
