package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.benchmark.Figure;
import dev.tocsin.benchmark.Machine;
import dev.tocsin.share.community.AgentId;
import dev.tocsin.share.community.Caller;
import dev.tocsin.share.community.ChannelId;
import dev.tocsin.share.community.Holder;
import dev.tocsin.share.community.MemberId;
import dev.tocsin.store.TocsinStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One run: contributions to an empty hub, then a feed that is filled and read, a kill, and the start after it.
 *
 * @param program the built program
 * @param folder an empty one, for the hub's data and the yardsticks'
 * @param time for each measurement that goes by time
 * @param progress is told what is done next
 */
record HubMeasurement(Path program, Path folder, long records, Duration time, Consumer<String> progress) {

    private static final int CONTRIBUTORS = 4;
    private static final int KILLS = 3;
    private static final int STREAMS = 2_000;

    HubReport run() throws IOException, InterruptedException, SQLException {
        List<Figure> figures = new ArrayList<>();
        List<HubReport.Beside> beside = new ArrayList<>();
        Exchange exchange = contributing(figures, beside);
        ChannelId channel = new ChannelId(UUID.fromString(exchange.channel()));
        progress.accept("filling the channel up to " + records + " records");
        Instant nearTheEnd;
        try (TocsinStore store = TocsinStore.open(data())) {
            nearTheEnd = new Filling(store.contributions(), channel).upTo(records);
        }
        reading(exchange, nearTheEnd, figures, beside);
        following(exchange, figures);
        deciding(exchange, channel, figures);
        restarting(exchange, figures);
        return new HubReport(
                Machine.here(),
                records,
                figures,
                beside,
                List.of(
                        "The hub is a process of its own; whoever asks it works on the same cores.",
                        "The records were put into the store through its port for contributions, past the steps of a"
                                + " contribution; the first figure went through all of them.",
                        "The followers of the event streams are in this process, and its work is in their figure."));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Exchange contributing(List<Figure> figures, List<HubReport.Beside> beside)
            throws IOException, InterruptedException, SQLException {
        progress.accept("contributing in envelopes of " + Intake.ENVELOPE);
        try (HubProcess hub = HubProcess.start(program, data(), true)) {
            HubClient client = HubClient.of(hub.address(), hub.firstToken());
            Exchange exchange = Exchange.make(client, CONTRIBUTORS);
            Intake intake = new Intake(client, exchange);
            intake.run(time);
            Rate accepted = intake.run(time);
            Rate plain = PlainInserts.run(folder, time);
            figures.add(Figure.atLeast("objects accepted", accepted.perSecond(), 4_000, 15_000, "per second"));
            beside.add(new HubReport.Beside(
                    "plain inserts into SQLite, durable, 500 at once",
                    plain.perSecond(),
                    accepted.perSecond() / plain.perSecond()));
            return exchange;
        }
    }

    private void reading(Exchange exchange, Instant nearTheEnd, List<Figure> figures, List<HubReport.Beside> beside)
            throws IOException, InterruptedException {
        progress.accept("reading in pages of " + Reading.PAGE);
        try (HubProcess hub = HubProcess.start(program, data(), false)) {
            HubClient reader = HubClient.of(hub.address(), exchange.reader().token());
            Reading reading = new Reading(reader, exchange.channel());
            reading.walk(time);
            Rate read = reading.walk(time);
            try (PlainServer server = PlainServer.sending(reading.first(), folder)) {
                Reading plain = new Reading(HubClient.of(server.address(), ""), exchange.channel());
                plain.walk(time.dividedBy(2));
                Rate sent = plain.walk(time);
                figures.add(Figure.atLeast("objects read", read.perSecond(), 40_000, 150_000, "per second"));
                beside.add(new HubReport.Beside(
                        "the same page from memory by the same HTTP server, objects",
                        sent.perSecond(),
                        read.perSecond() / sent.perSecond()));
            }
            List<Double> pages = reading.startAndEnd(reading.pageAfter(nearTheEnd));
            figures.add(Figure.atMost(
                    "a page at the end of the records / at the start", pages.get(1) / pages.get(0), 1.5, 1.1, ""));
        }
    }

    private void following(Exchange exchange, List<Figure> figures) throws IOException, InterruptedException {
        progress.accept("following with " + STREAMS + " event streams");
        try (HubProcess hub = HubProcess.start(program, data(), false);
                OpenStreams streams =
                        OpenStreams.open(hub.address(), exchange.reader().token(), exchange.channel(), STREAMS)) {
            HubClient contributor =
                    HubClient.of(hub.address(), exchange.contributorTokens().getFirst());
            GeneratedObjects objects = new GeneratedObjects(STREAMS);
            streams.delays(contributor, exchange.channel(), objects, time.dividedBy(2));
            List<Long> delays = streams.delays(contributor, exchange.channel(), objects, time);
            figures.add(Figure.atMost(
                    STREAMS + " open event streams: accepted to received, 99th percentile",
                    percentile(delays, 99) / 1e6,
                    1_000,
                    250,
                    "milliseconds"));
        }
    }

    /** The smallest that so many of a hundred do not exceed. */
    static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    private void deciding(Exchange exchange, ChannelId channel, List<Figure> figures) {
        progress.accept("reading with and without the decision");
        Caller reader = new Caller.MemberCaller(
                new MemberId(UUID.fromString(exchange.reader().id())), new Holder.OfAgent(AgentId.random()));
        try (TocsinStore store = TocsinStore.open(data())) {
            double percent = DecisionCost.percent(store, channel, reader, time);
            figures.add(Figure.atMost("cost of the decision on reading", percent, 15, 5, "percent"));
        }
    }

    /** Killed right after an answer, so that the write-ahead log has what the database file has not. */
    private void restarting(Exchange exchange, List<Figure> figures) throws IOException, InterruptedException {
        progress.accept("killing and starting");
        double slowest = 0;
        HubProcess hub = HubProcess.start(program, data(), false);
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                HubClient contributor =
                        HubClient.of(hub.address(), exchange.contributorTokens().getFirst());
                JsonNode receipt = contributor.contribute(
                        exchange.channel(), new GeneratedObjects(-2L - kill).envelope(Intake.ENVELOPE));
                hub.kill();
                long started = System.nanoTime();
                hub = HubProcess.start(program, data(), false);
                HubClient again =
                        HubClient.of(hub.address(), exchange.contributorTokens().getFirst());
                again.get("api/status/" + receipt.path("id").asText() + "/");
                slowest = Math.max(slowest, (System.nanoTime() - started) / 1e9);
            }
        } finally {
            hub.close();
        }
        figures.add(Figure.atMost(
                "start after a kill, to the first answer, slowest of " + KILLS, slowest, 5, 2, "seconds"));
    }
}
