package dev.tocsin.hub.openapi;

import dev.tocsin.taxii.TaxiiMediaType;
import java.util.List;

/**
 * One method at one address.
 *
 * @param path as OpenAPI has it, without a slash at its end; names in braces are parameters
 * @param open whether it is answered without a token
 * @param status of the answer where all is well
 * @param mediaType of that answer; empty where it has no content
 * @param properties what is in that answer always, where it is a JSON object
 */
record Operation(
        Area area,
        String method,
        String path,
        boolean open,
        int status,
        String mediaType,
        List<String> properties,
        String summary) {

    private static final String JSON = "application/json";

    Operation {
        properties = List.copyOf(properties);
    }

    /** The parts of the document, which say who an address is for and in which form problems are told. */
    enum Area {
        TAXII,
        SHARING,
        ADMINISTRATION,
        LOG,
        HEALTH
    }

    static Operation taxii(String method, String path, int status, String summary, String... properties) {
        return new Operation(
                Area.TAXII, method, path, false, status, TaxiiMediaType.TAXII, List.of(properties), summary);
    }

    static Operation share(String method, String path, int status, String summary, String... properties) {
        return new Operation(
                Area.SHARING, method, "/share/v1" + path, false, status, JSON, List.of(properties), summary);
    }

    static Operation admin(String method, String path, int status, String summary, String... properties) {
        return new Operation(
                Area.ADMINISTRATION, method, "/admin/v1" + path, false, status, JSON, List.of(properties), summary);
    }

    static Operation open(Area area, String path, String mediaType, String summary) {
        return new Operation(area, "GET", path, true, 200, mediaType, List.of(), summary);
    }

    Operation opened() {
        return new Operation(area, method, path, true, status, mediaType, properties, summary);
    }

    Operation as(String otherType) {
        return new Operation(area, method, path, open, status, otherType, properties, summary);
    }
}
