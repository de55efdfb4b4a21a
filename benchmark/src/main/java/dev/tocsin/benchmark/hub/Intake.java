package dev.tocsin.benchmark.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Members that contribute envelope after envelope, each waiting for its answer before it sends the next. */
final class Intake {

    static final int ENVELOPE = 500;

    private final HubClient hub;
    private final Exchange exchange;
    private long seed;

    Intake(HubClient hub, Exchange exchange) {
        this.hub = hub;
        this.exchange = exchange;
    }

    /** How many objects were answered as accepted while each contributor was at it. */
    Rate run(Duration time) throws InterruptedException {
        long started = System.nanoTime();
        List<Callable<Long>> contributors = new ArrayList<>();
        for (String token : exchange.contributorTokens()) {
            GeneratedObjects objects = new GeneratedObjects(++seed);
            contributors.add(() -> contribute(hub.as(token), objects, started + time.toNanos()));
        }
        long accepted = 0;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : pool.invokeAll(contributors)) {
                accepted += each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a contribution failed", e.getCause());
        }
        return Rate.since(started, accepted);
    }

    private long contribute(HubClient contributor, GeneratedObjects objects, long end)
            throws IOException, InterruptedException {
        long accepted = 0;
        while (System.nanoTime() - end < 0) {
            JsonNode status = contributor.contribute(exchange.channel(), objects.envelope(ENVELOPE));
            if (status.path("success_count").asInt() != ENVELOPE) {
                throw new IllegalStateException(
                        "not all were accepted: " + status.path("failures") + status.path("pendings"));
            }
            accepted += ENVELOPE;
        }
        return accepted;
    }
}
