package dev.tocsin.sigma.problem;

/**
 * Something wrong with a Sigma file.
 *
 * @param severity whether it costs the document
 * @param file the name of the file, as the reader was given it
 * @param place where in the file
 * @param value the offending value as written, quoted and shortened; empty where there is none
 * @param message what is wrong, in lower case
 * @param hint what to do about it; empty where there is nothing to say
 */
public record SigmaProblem(Severity severity, String file, Place place, String value, String message, String hint) {

    /** One line: file, line, column, severity, path, message, value and hint. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(Quoted.line(file));
        if (place.line() > 0) {
            out.append(':').append(place.line());
        }
        if (place.column() > 0) {
            out.append(':').append(place.column());
        }
        out.append(severity == Severity.ERROR ? ": error: " : ": warning: ");
        if (!place.path().isEmpty()) {
            out.append(Quoted.line(place.path())).append(": ");
        }
        out.append(message);
        if (!value.isEmpty()) {
            out.append(": ").append(value);
        }
        if (!hint.isEmpty()) {
            out.append(" (hint: ").append(hint).append(')');
        }
        return out.toString();
    }
}
