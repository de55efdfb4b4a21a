package dev.tocsin.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.stix.BundleElement.Broken;
import dev.tocsin.stix.BundleElement.Position;
import dev.tocsin.stix.BundleElement.Read;
import dev.tocsin.stix.BundleElement.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a STIX bundle (STIX 2.1 §8), a TAXII envelope (TAXII 2.1 §3.7), a JSON list of objects, or one bare
 * object, read one after another: memory is bounded by one object, never by the input.
 *
 * <p>An element that is no usable object is reported and reading goes on behind it. Where that cannot be, because the
 * text itself is broken, the last element says so. Every element of the input is one element here: nothing is left out.
 */
public final class BundleReader implements Iterator<BundleElement> {

    private static final String BUNDLE = "bundle";

    private enum State {
        START,
        IN_LIST,
        DONE
    }

    private final JsonParser parser;
    private final ObjectNode header = JsonNodeFactory.instance.objectNode();
    private final BoundedTree headerTree;
    private State state = State.START;
    private boolean inContainer;
    private boolean listSeen;
    private int index;
    private Position outermost = new Position(0, new JsonPlace(1, 1));
    private @Nullable BundleElement next;

    private BundleReader(JsonParser parser) {
        this.parser = parser;
        this.headerTree = new BoundedTree(parser);
    }

    /**
     * A reader of the stream, which it does not close.
     *
     * @throws UncheckedIOException if the stream cannot be read; {@link #next} may throw it too
     */
    public static BundleReader of(InputStream in) {
        return new BundleReader(StixJson.parser(in));
    }

    /**
     * What the bundle or envelope says beside its objects, such as {@code id}, {@code more} and {@code next}. Properties
     * come in any order, so it is complete only when the last element was read. Empty for a list or a bare object.
     */
    public ObjectNode header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        if (next == null && state != State.DONE) {
            next = advance();
        }
        return next != null;
    }

    @Override
    public BundleElement next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the input has no more elements");
        }
        BundleElement element = next;
        next = null;
        return element;
    }

    private @Nullable BundleElement advance() {
        try {
            return state == State.START ? start() : element();
        } catch (JsonProcessingException e) {
            return broken("not JSON: " + StixJson.reason(e), JsonPlace.of(e, parser));
        } catch (Utf8Input.Malformed e) {
            return broken(e.why(), e.place());
        } catch (IOException e) {
            state = State.DONE;
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable BundleElement start() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return broken("nothing there: the input is empty");
        }
        outermost = here();
        if (first == JsonToken.START_ARRAY) {
            state = State.IN_LIST;
            return element();
        }
        if (first == JsonToken.START_OBJECT) {
            inContainer = true;
            return properties();
        }
        return broken("not a bundle, a list or an object but " + described(first));
    }

    /** Reads on in the outermost object, up to its list of objects or its end. */
    private @Nullable BundleElement properties() throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("objects") && mayBeContainer()) {
                if (listSeen) {
                    return broken("the key \"objects\" stands twice");
                }
                listSeen = true;
                state = State.IN_LIST;
                return element();
            }
            if (header.has(name)) {
                return broken("the key " + Quoted.of(name) + " stands twice");
            }
            JsonNode value = headerTree.read();
            Optional<BoundedTree.Fault> fault = headerTree.fault();
            if (fault.isPresent()) {
                return broken(fault.get().why(), fault.get().place());
            }
            header.set(name, value);
        }
        return end();
    }

    private boolean mayBeContainer() {
        JsonNode type = header.path("type");
        return type.isMissingNode() || type.asText().equals(BUNDLE);
    }

    private @Nullable BundleElement element() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return inContainer ? properties() : end();
        }
        Position position = here();
        if (token != JsonToken.START_OBJECT) {
            Refused refused =
                    new Refused(position, Optional.empty(), Optional.empty(), "not an object but " + described(token));
            parser.skipChildren();
            index++;
            return refused;
        }
        BoundedTree tree = new BoundedTree(parser);
        JsonNode json = tree.read();
        index++;
        return tree.fault()
                .<BundleElement>map(fault -> new Refused(
                        new Position(position.index(), fault.place()), Optional.empty(), claimedId(json), fault.why()))
                .orElseGet(() -> object(position, json));
    }

    private static BundleElement object(Position position, JsonNode json) {
        if (json.path("type").asText().equals(BUNDLE)) {
            // STIX 2.1 §8: a bundle is not a STIX object, so it cannot be an object of another.
            return refused(position, json, "a bundle inside a list is not unpacked");
        }
        try {
            return new Read(position, StixObject.of(json));
        } catch (StixException e) {
            return refused(position, json, e.getMessage());
        }
    }

    private static Refused refused(Position position, JsonNode json, String why) {
        Optional<ObjectNode> whole = json instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        return new Refused(position, whole, claimedId(json), why);
    }

    /** The outermost value has ended: nothing may follow it. */
    private @Nullable BundleElement end() throws IOException {
        boolean bare = inContainer && !listSeen && !mayBeEmptyContainer();
        if (listSeen && !mayBeContainer()) {
            return broken("its \"objects\" were read as those of a bundle, but its type is "
                    + Quoted.of(header.path("type").asText()));
        }
        if (header.has("objects") && mayBeContainer()) {
            return broken("\"objects\" is not a list");
        }
        if (parser.nextToken() != null) {
            return broken("something stands behind the end of the document");
        }
        state = State.DONE;
        if (!bare) {
            return null;
        }
        ObjectNode json = header.deepCopy();
        header.removeAll();
        return object(outermost, json);
    }

    /** A bundle may have no {@code objects} (STIX 2.1 §8), and so may an envelope (TAXII 2.1 §3.7). */
    private boolean mayBeEmptyContainer() {
        return mayBeContainer() && (header.has("type") || !header.has("id"));
    }

    private Broken broken(String why) {
        return broken(why, JsonPlace.of(parser.currentTokenLocation()));
    }

    private Broken broken(String why, JsonPlace place) {
        state = State.DONE;
        String soFar = index == 0 ? "" : "; elements read before it: " + index;
        return new Broken(new Position(index, place), why + soFar);
    }

    private Position here() {
        return new Position(index, JsonPlace.of(parser.currentTokenLocation()));
    }

    private static Optional<String> claimedId(JsonNode json) {
        JsonNode id = json.path("id");
        return id.isTextual() ? Optional.of(id.textValue()) : Optional.empty();
    }

    private String described(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string: " + Quoted.of(parser.getText());
            case VALUE_NULL -> "null";
            default -> Quoted.line(parser.getText());
        };
    }
}
