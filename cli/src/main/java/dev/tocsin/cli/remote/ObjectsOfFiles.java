package dev.tocsin.cli.remote;

import dev.tocsin.stix.BundleElement;
import dev.tocsin.stix.BundleElement.Position;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Lift20;
import dev.tocsin.stix.StixObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The objects of all files, one after another, in STIX 2.1; one element of one file is in memory at a time. */
final class ObjectsOfFiles implements Iterator<StixObject>, AutoCloseable {

    private final Iterator<BundleFiles.Source> files;
    private final Consumer<Unusable> unusable;
    private final Deque<StixObject> ready = new ArrayDeque<>();
    private String file = "";
    private @Nullable InputStream open;
    private Iterator<BundleElement> elements = Collections.emptyIterator();

    /** @param unusable told of every element that is no object, as it is met */
    ObjectsOfFiles(BundleFiles files, Consumer<Unusable> unusable) {
        this.files = files.sources().iterator();
        this.unusable = unusable;
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty()) {
                if (elements.hasNext()) {
                    take(elements.next());
                } else if (files.hasNext()) {
                    open(files.next());
                } else {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            throw BundleFiles.unreadable(file, e);
        }
    }

    @Override
    public StixObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more objects");
        }
        return ready.remove();
    }

    private void open(BundleFiles.Source source) throws IOException {
        close();
        file = source.name();
        open = new BufferedInputStream(Files.newInputStream(source.path()));
        elements = BundleReader.of(open);
    }

    private void take(BundleElement element) {
        switch (element) {
            case BundleElement.Read(Position where, StixObject object) -> lift(where, object);
            case BundleElement.Refused refused ->
                unusable.accept(new Unusable(file, refused.id(), refused.position(), refused.why()));
            case BundleElement.Broken(Position where, String why) ->
                unusable.accept(new Unusable(file, Optional.empty(), where, why + "; nothing behind it was read"));
        }
    }

    private void lift(Position where, StixObject object) {
        switch (Lift20.lift(object)) {
            case Lift20.Outcome.Unchanged(StixObject same) -> ready.add(same);
            case Lift20.Outcome.Lifted(List<StixObject> lifted) -> ready.addAll(lifted);
            case Lift20.Outcome.Refused(StixObject refused, String why) ->
                unusable.accept(new Unusable(file, Optional.of(refused.id().toString()), where, why));
        }
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw BundleFiles.unreadable(file, e);
            }
        }
    }
}
