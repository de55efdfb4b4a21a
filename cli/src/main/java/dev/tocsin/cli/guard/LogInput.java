package dev.tocsin.cli.guard;

import dev.tocsin.guard.ScanInput;
import dev.tocsin.stix.Quoted;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One log to read, as it was named on the command line or found in a folder; {@code -} is standard input. */
record LogInput(String name) implements ScanInput {

    private static final String STANDARD_INPUT = "-";

    /**
     * The inputs that the arguments name; a folder stands for every file in it and its folders, by name.
     *
     * @param failed is told of folders that cannot be read or hold nothing
     */
    static List<LogInput> of(List<String> arguments, Consumer<String> failed) {
        List<LogInput> inputs = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals(STANDARD_INPUT) || !Files.isDirectory(Path.of(argument))) {
                inputs.add(new LogInput(argument));
            } else {
                inputs.addAll(inFolder(Path.of(argument), failed));
            }
        }
        return inputs;
    }

    private static List<LogInput> inFolder(Path folder, Consumer<String> failed) {
        String shown = Quoted.of(folder.toString());
        try (Stream<Path> all = Files.walk(folder)) {
            List<LogInput> found = all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new LogInput(file.toString()))
                    .toList();
            if (found.isEmpty()) {
                failed.accept("no file in the folder " + shown);
            }
            return found;
        } catch (IOException e) {
            failed.accept("cannot read the folder " + shown + ": " + FileFailures.reason(e));
        } catch (UncheckedIOException e) {
            failed.accept("cannot read the folder " + shown + ": " + Quoted.of(String.valueOf(e.getMessage())));
        }
        return List.of();
    }

    @Override
    public boolean isWhole() {
        return !name.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(name));
    }

    @Override
    public InputStream open() throws IOException {
        return name.equals(STANDARD_INPUT) ? System.in : new BufferedInputStream(Files.newInputStream(Path.of(name)));
    }
}
