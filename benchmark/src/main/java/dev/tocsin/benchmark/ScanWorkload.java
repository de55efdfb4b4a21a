package dev.tocsin.benchmark;

import dev.tocsin.telemetry.fields.FieldNames;
import dev.tocsin.telemetry.fields.FieldScan;

/** Tocsin's scanner alone: the values of the fields that rules ask for. It comes to the number of values. */
record ScanWorkload(FieldNames names) implements Workload {

    static final int DEEPEST = 100;

    @Override
    public String title() {
        return "Tocsin, scanner alone";
    }

    @Override
    public Worker worker() {
        FieldScan scan = new FieldScan(names, DEEPEST);
        return slice -> {
            long values = 0;
            for (int record = slice.first(); record < slice.end(); record++) {
                int end = scan.scan(
                        slice.log().bytes(),
                        slice.log().from()[record],
                        slice.log().to()[record]);
                values += end == FieldScan.UNREADABLE ? 0 : scan.count();
            }
            return values;
        };
    }
}
