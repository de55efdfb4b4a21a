package dev.tocsin.benchmark.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHeadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"more\":true,\"next\":\"after-7\",\"objects\":[{\"next\":\"no\"}]}",
                "{\"objects\":[{\"next\":\"no\"}],\"next\":\"after-7\",\"more\":true}"
            })
    void theCursorIsFoundWhereverItStands(String envelope) throws IOException {
        assertThat(PageHead.next(envelope.getBytes(StandardCharsets.UTF_8))).contains("after-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"more\":false,\"objects\":[{\"next\":\"no\"}]}"})
    void theLastPageHasNone(String envelope) throws IOException {
        assertThat(PageHead.next(envelope.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
