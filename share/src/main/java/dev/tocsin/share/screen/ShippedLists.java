package dev.tocsin.share.screen;

import dev.tocsin.share.screen.BenignList.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lists that are part of Tocsin, by file name. Each file says what it is, where it is from and when it was made. */
public final class ShippedLists {

    private static final List<String> FILES = List.of(
            "special-purpose-addresses.json",
            "documentation-addresses.json",
            "documentation-names.json",
            "public-resolvers.json",
            "content-networks.json",
            "well-known-domains.json",
            "common-files.json");

    private ShippedLists() {}

    /** All of them, in a fixed order. */
    public static Map<String, BenignList> byFile() {
        Map<String, BenignList> lists = new LinkedHashMap<>();
        for (String file : FILES) {
            lists.put(file, WarningListReader.read(file, bytes(file), Origin.SHIPPED));
        }
        return lists;
    }

    private static byte[] bytes(String file) {
        try (InputStream in = ShippedLists.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not in this build: " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
