package dev.tocsin.stix;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A place in a JSON text, both counted from 1; 0 where it is not known. */
public record JsonPlace(long line, long column) {

    static JsonPlace of(JsonLocation location) {
        return new JsonPlace(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    /** Where a parser says its problem is, or else the token it was reading. */
    static JsonPlace of(JsonProcessingException problem, JsonParser parser) {
        JsonLocation location = problem.getLocation();
        return of(location == null || location.getLineNr() <= 0 ? parser.currentTokenLocation() : location);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
