package dev.tocsin.cli.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person is looking at what is written. Where that cannot be known, nobody is. */
final class Terminal {

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    static boolean isStandardOutput() {
        return isTerminal(STANDARD_OUTPUT);
    }

    static boolean isStandardError() {
        return isTerminal(STANDARD_ERROR);
    }

    /** Java tells of standard input and output together only; Linux tells of each. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
