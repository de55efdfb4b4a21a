package dev.tocsin.benchmark;

import dev.tocsin.match.engine.SigmaEngine;
import dev.tocsin.telemetry.fields.FieldScan;
import java.util.function.IntConsumer;

/** Tocsin's engine: each record scanned, its log source found, every rule asked. It comes to the number of hits. */
record EngineWorkload(SigmaEngine engine, String title) implements Workload {

    static final String TITLE = "Tocsin, scanner and all rules";

    EngineWorkload(SigmaEngine engine) {
        this(engine, TITLE);
    }

    @Override
    public Worker worker() {
        Asking asking = new Asking(engine);
        return slice -> {
            long before = asking.hits;
            for (int record = slice.first(); record < slice.end(); record++) {
                asking.ask(slice.log(), record);
            }
            return asking.hits - before;
        };
    }

    /** One thread's way to ask the rules of records. */
    static final class Asking {

        private final SigmaEngine.Session session;
        private final EventOrigin origin;
        private final IntConsumer held;
        private long hits;

        Asking(SigmaEngine engine) {
            this(engine, rule -> {});
        }

        /** @param told the number of each rule that holds */
        Asking(SigmaEngine engine, IntConsumer told) {
            session = engine.session();
            origin = new EventOrigin(engine.names());
            held = rule -> {
                hits++;
                told.accept(rule);
            };
        }

        /** @return whether the record could be read */
        boolean ask(Log log, int record) {
            int end = session.read(log.bytes(), log.from()[record], log.to()[record]);
            if (end == FieldScan.UNREADABLE) {
                return false;
            }
            session.match(origin.of(log, session.values()), log.bytes(), held);
            return true;
        }

        FieldScan values() {
            return session.values();
        }

        long hits() {
            return hits;
        }
    }
}
