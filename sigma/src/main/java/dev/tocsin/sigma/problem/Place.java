package dev.tocsin.sigma.problem;

/**
 * Where in a file something stands.
 *
 * @param path the keys that lead to it, with dots between them, such as {@code detection.selection.Image|endswith[2]};
 *     empty for a document as a whole
 * @param line from 1; 0 where no line is to blame
 * @param column from 1, in characters; 0 where no column is to blame
 */
public record Place(String path, int line, int column) {

    /** The file as a whole. */
    public static final Place WHOLE_FILE = new Place("", 0, 0);

    /** The value of a key below this place. */
    public Place key(String key, int line, int column) {
        return new Place(path.isEmpty() ? key : path + "." + key, line, column);
    }

    /** An item of the list at this place, counted from 0. */
    public Place item(int index, int line, int column) {
        return new Place(path + "[" + index + "]", line, column);
    }

    /** Some characters further along the same line. */
    public Place columnsOn(int characters) {
        return new Place(path, line, column + characters);
    }
}
