package dev.tocsin.store;

import static dev.tocsin.store.Community.ADMINISTRATOR;

import dev.tocsin.share.community.Channel;
import dev.tocsin.share.community.ChannelName;
import dev.tocsin.share.contribution.Outcome;
import dev.tocsin.share.contribution.Receipt;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A process of its own that contributes to the channel {@code ai-attacks} of a data folder until it is killed, and prints
 * the id of each object once its receipt is there. A failure of the store is printed too, and ends it unless it is to go on.
 *
 * <p>Arguments: the folder, the number of the first object, how many at most, how many characters of padding each has, and whether
 * it goes on.
 */
final class ContributingProcess {

    private ContributingProcess() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (TocsinStore store = TocsinStore.open(Path.of(args[0]))) {
            Community community = new Community(store, InstantSource.system());
            Channel channel = store.directory()
                    .channelNamed(new ChannelName("ai-attacks"))
                    .orElseThrow();
            int first = Integer.parseInt(args[1]);
            String padding = "x".repeat(Integer.parseInt(args[3]));
            boolean goingOn = Boolean.parseBoolean(args[4]);
            for (int i = first; i < first + Integer.parseInt(args[2]); i++) {
                try {
                    Receipt receipt = community.contribute(
                            ADMINISTRATOR, channel, Objects21.indicator(i).put("description", padding));
                    if (receipt.outcomes().getFirst() instanceof Outcome.Accepted accepted) {
                        out.println(receipt.id() + " " + accepted.id());
                    }
                } catch (StoreException e) {
                    if (!goingOn) {
                        throw e;
                    }
                    out.println(told(e));
                }
            }
        } catch (StoreException e) {
            out.println(told(e));
        }
    }

    private static String told(StoreException e) {
        return e.kind() + " " + e.getMessage() + " hint: " + e.hint();
    }
}
