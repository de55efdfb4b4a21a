package dev.tocsin.share.screen;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.share.screen.BenignList.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever the bytes, reading ends in a list that can be asked or in the one exception that says why not. */
class WarningListReaderFuzzTest {

    private static final List<String> TYPES = List.of("cidr", "hostname", "string", "substring", "regex", "other");

    @FuzzTest(maxDuration = "10s")
    void anyBytes(FuzzedDataProvider data) {
        String entry = data.consumeString(60);
        String value = data.consumeString(60);
        String list = data.consumeBoolean()
                ? "{\"name\":\"n\",\"type\":\"" + data.pickValue(TYPES.toArray(String[]::new)) + "\",\"list\":[\""
                        + entry + "\"]}"
                : data.consumeRemainingAsString();
        try {
            BenignLists lists = BenignLists.of(
                    List.of(WarningListReader.read("fuzz", list.getBytes(StandardCharsets.UTF_8), Origin.OPERATOR)));
            for (ValueKind kind : ValueKind.values()) {
                lists.on(kind, value);
            }
        } catch (UnusableListException e) {
            if (String.valueOf(e.getMessage()).length() > 1_000) {
                throw new AssertionError("a message of " + e.getMessage(), e);
            }
        }
    }
}
