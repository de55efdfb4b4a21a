package dev.tocsin.hub;

import dev.tocsin.share.screen.BenignList;
import dev.tocsin.share.screen.BenignList.Origin;
import dev.tocsin.share.screen.BenignLists;
import dev.tocsin.share.screen.ShippedLists;
import dev.tocsin.share.screen.UnusableListException;
import dev.tocsin.share.screen.WarningListReader;
import dev.tocsin.stix.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lists of benign values of a hub: those that Tocsin ships, and on top of them the files of a folder of the operator's. A
 * file with the name of a shipped one takes its place, so that an empty list switches it off. Files in the folder's {@code
 * assets} are what members declared as theirs: nobody but the operator is told that a value is on them.
 */
public final class BenignFolder {

    /** The folder within that holds what members declared as theirs. */
    public static final String ASSETS = "assets";

    private BenignFolder() {}

    /** What Tocsin ships, and nothing else. */
    public static BenignLists shipped() {
        return BenignLists.of(ShippedLists.byFile().values());
    }

    /** What Tocsin ships, less the networks and names that are set aside for examples: for a hub that plays with these. */
    public static BenignLists shippedButExamples() {
        Map<String, BenignList> lists = new LinkedHashMap<>(ShippedLists.byFile());
        lists.keySet().removeIf(file -> file.startsWith("documentation-"));
        return BenignLists.of(lists.values());
    }

    /**
     * Reads a folder; one that is not there is as one with nothing in it.
     *
     * @throws UnusableListException if one of the files cannot be used
     */
    public static BenignLists read(Path folder) {
        Map<String, BenignList> lists = new LinkedHashMap<>(ShippedLists.byFile());
        for (Path file : files(folder)) {
            lists.put(name(file), list(file, Origin.OPERATOR));
        }
        Collection<BenignList> all = new ArrayList<>(lists.values());
        for (Path file : files(folder.resolve(ASSETS))) {
            all.add(list(file, Origin.DECLARED_ASSETS));
        }
        return BenignLists.of(all);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> name(file).endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UnusableListException("cannot list " + Quoted.of(folder.toString()) + ": " + e, e);
        }
    }

    private static BenignList list(Path file, Origin origin) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] json = in.readNBytes(WarningListReader.MAX_BYTES + 1);
            if (json.length > WarningListReader.MAX_BYTES) {
                throw new UnusableListException(Quoted.of(file.toString()) + " has more than "
                        + WarningListReader.MAX_BYTES + " bytes; split or shorten it");
            }
            return WarningListReader.read(file.toString(), json, origin);
        } catch (IOException e) {
            throw new UnusableListException("cannot read " + Quoted.of(file.toString()) + ": " + e, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
