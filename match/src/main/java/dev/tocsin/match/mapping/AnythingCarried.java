package dev.tocsin.match.mapping;

import dev.tocsin.stix.pattern.ObjectPath;

/** Anything at all: observed data brings its own objects. */
record AnythingCarried() implements Carried {

    @Override
    public boolean mayHave(String objectType) {
        return true;
    }

    @Override
    public boolean mayHave(ObjectPath path) {
        return true;
    }
}
