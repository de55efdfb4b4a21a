package dev.tocsin.share.scrub;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is found by how it is written, and then by a test of what was found.
 *
 * @param mark holds for every text in which the shape occurs, see {@link Mark}; a cheap look before the search
 * @param shape searched for in linear time; what is found is its first group where it has one
 * @param test of what was found, such as a check digit
 */
record Shape(Kind kind, Predicate<String> mark, Pattern shape, Predicate<String> test) implements Detector {

    static Shape of(Kind kind, String mark, String regex) {
        return of(kind, mark, regex, found -> true);
    }

    static Shape of(Kind kind, String mark, String regex, Predicate<String> test) {
        return new Shape(kind, text -> text.contains(mark), Pattern.compile(regex), test);
    }

    /** Of a shape that occurs only where a mark does. */
    static Shape of(Kind kind, Predicate<String> mark, String regex) {
        return of(kind, mark, regex, found -> true);
    }

    static Shape of(Kind kind, Predicate<String> mark, String regex, Predicate<String> test) {
        return new Shape(kind, mark, Pattern.compile(regex), test);
    }

    @Override
    public List<Span> find(String text) {
        if (!mark.test(text)) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        int group = shape.groupCount() == 0 ? 0 : 1;
        for (Matcher matcher = shape.matcher(text); matcher.find(); ) {
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (start >= 0 && test.test(text.substring(start, end))) {
                found.add(new Span(kind, start, end));
            }
        }
        return found;
    }
}
