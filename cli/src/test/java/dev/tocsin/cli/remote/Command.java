package dev.tocsin.cli.remote;

import dev.tocsin.cli.Tocsin;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run: its exit code and what it printed. */
record Command(int exit, String out, String err) {

    static Command run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Tocsin.run(new PrintWriter(out), new PrintWriter(err, true), args);
        return new Command(exit, out.toString(), err.toString());
    }
}
