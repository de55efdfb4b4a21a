package dev.tocsin.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the administration commands have in common: a hub to speak to, and answers as text or as JSON. */
abstract class RemoteCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(names = "--json", description = "Print the hub's answer as one line of JSON.")
    private boolean json;

    /** Does it, and says what came of it. */
    abstract void run(AdminClient hub);

    @Override
    public void run() {
        try (AdminClient hub = new AdminClient(remote)) {
            run(hub);
        }
        out().flush();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints the answer, or the lines that say it in words. */
    void tell(JsonNode answer, String... lines) {
        if (json) {
            out().println(answer);
            return;
        }
        for (String line : lines) {
            out().println(line);
        }
    }

    /** Prints a list, or the JSON it came in. */
    void list(ObjectNode answer, String name, List<String> headings, String... properties) {
        if (json) {
            out().println(answer);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        answer.path(name).forEach(row -> rows.add(Shown.cells(row, properties)));
        if (rows.isEmpty()) {
            out().println("no " + name + " yet");
        } else {
            Shown.table(out(), headings, rows);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
