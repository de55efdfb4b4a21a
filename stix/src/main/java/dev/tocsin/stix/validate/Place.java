package dev.tocsin.stix.validate;

import dev.tocsin.stix.Quoted;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in an object a value is: the last step, and the place the step was taken from. */
record Place(@Nullable Place parent, String name, int index) {

    /** The object as a whole. */
    static final Place ROOT = new Place(null, "", -1);

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]{1,120}");

    Place property(String property) {
        return new Place(this, property, -1);
    }

    Place item(int item) {
        return new Place(this, "", item);
    }

    /** Such as {@code external_references[0].url}; a name of anything but letters, digits, _ and - is quoted. */
    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        String shown = PLAIN_NAME.matcher(name).matches() ? name : Quoted.of(name);
        return before.isEmpty() ? shown : before + "." + shown;
    }
}
