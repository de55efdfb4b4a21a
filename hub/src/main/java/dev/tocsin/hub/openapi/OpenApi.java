package dev.tocsin.hub.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.hub.http.Dialect;
import dev.tocsin.hub.http.Door;
import dev.tocsin.hub.http.NeededScope;
import dev.tocsin.hub.http.Reply;
import dev.tocsin.hub.openapi.Operation.Area;
import dev.tocsin.share.token.Scope;
import dev.tocsin.stix.StixJson;
import dev.tocsin.taxii.TaxiiMediaType;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /openapi.json}: the hub's operations as an OpenAPI 3.1.1 document, the same for whoever asks. */
public final class OpenApi {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String PROBLEM = "application/problem+json";

    private final Door door;
    private final byte[] document = StixJson.write(document());

    public OpenApi(Door door) {
        this.door = door;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any(
                "/openapi.json",
                door.open(
                        Dialect.PROBLEM_DOCUMENT,
                        Map.of(
                                "GET",
                                asked -> Reply.of(200, "application/json", document)
                                        .tagged()
                                        .shortenable())));
    }

    static ObjectNode document() {
        ObjectNode root = StixJson.mapper().createObjectNode().put("openapi", "3.1.1");
        root.putObject("info")
                .put("title", "Tocsin hub")
                .put("version", "1")
                .put("summary", "What a community shares about AI-enabled attacks");
        root.putArray("security").add(scheme("bearer")).add(scheme("basic"));
        ObjectNode paths = root.putObject("paths");
        for (Operation operation : Operations.ALL) {
            ObjectNode path =
                    paths.withObject("/" + operation.path().replace("~", "~0").replace("/", "~1"));
            parameters(path, operation.path());
            path.set(operation.method().toLowerCase(Locale.ROOT), json(operation));
        }
        components(root.putObject("components"));
        return root;
    }

    private static ObjectNode scheme(String name, Scope... roles) {
        ObjectNode scheme = StixJson.mapper().createObjectNode();
        ArrayNode needed = scheme.putArray(name);
        for (Scope role : roles) {
            needed.add(role.written());
        }
        return scheme;
    }

    /** One of the list is enough; the scopes stand where OpenAPI 3.1 has roles (§4.8.30). */
    private static void security(ArrayNode security, Set<Scope> needed) {
        boolean any = needed.size() == Scope.values().length;
        for (String name : List.of("bearer", "basic")) {
            if (any) {
                security.add(scheme(name));
            } else {
                needed.stream().sorted().forEach(scope -> security.add(scheme(name, scope)));
            }
        }
    }

    private static void parameters(ObjectNode path, String template) {
        ArrayNode parameters = StixJson.mapper().createArrayNode();
        Matcher parameter = PARAMETER.matcher(template);
        while (parameter.find()) {
            parameters
                    .addObject()
                    .put("name", parameter.group(1))
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        if (!parameters.isEmpty()) {
            path.set("parameters", parameters);
        }
    }

    private static ObjectNode json(Operation operation) {
        ObjectNode json = StixJson.mapper().createObjectNode().put("summary", operation.summary());
        json.putArray("tags").add(operation.area().name().toLowerCase(Locale.ROOT));
        ArrayNode security = json.putArray("security");
        if (!operation.open()) {
            security(security, NeededScope.of(operation.method(), operation.path()));
        }
        if (List.of("POST", "PUT", "PATCH").contains(operation.method())) {
            json.putObject("requestBody")
                    .putObject("content")
                    .putObject(operation.area() == Area.TAXII ? TaxiiMediaType.TAXII : "application/json")
                    .putObject("schema")
                    .put("type", "object");
        }
        ObjectNode responses = json.putObject("responses");
        ObjectNode good =
                responses.putObject(Integer.toString(operation.status())).put("description", "as asked");
        if (!operation.mediaType().isEmpty()) {
            ObjectNode schema =
                    good.putObject("content").putObject(operation.mediaType()).putObject("schema");
            if (operation.mediaType().contains("json")) {
                schema.put("type", "object");
                ArrayNode required = schema.putArray("required");
                operation.properties().forEach(required::add);
            } else {
                schema.put("type", "string");
            }
        }
        boolean taxii = operation.area() == Area.TAXII;
        responses.putObject("default").put("$ref", "#/components/responses/" + (taxii ? "TaxiiError" : "Problem"));
        return json;
    }

    private static void components(ObjectNode components) {
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
        schemes.putObject("basic").put("type", "http").put("scheme", "basic");
        ObjectNode responses = components.putObject("responses");
        answer(responses, "Problem", "a problem document (RFC 9457)", PROBLEM);
        answer(responses, "TaxiiError", "an error message (TAXII 2.1 §3.6.1)", TaxiiMediaType.TAXII);
        ObjectNode schemas = components.putObject("schemas");
        object(schemas, "Problem", List.of("type", "title", "status", "hint"))
                .putObject("status")
                .put("type", "integer");
        object(schemas, "TaxiiError", List.of("title", "error_code", "http_status"))
                .putObject("http_status")
                .put("type", "string");
    }

    private static void answer(ObjectNode responses, String name, String description, String mediaType) {
        responses
                .putObject(name)
                .put("description", description)
                .putObject("content")
                .putObject(mediaType)
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + name);
    }

    /** @return its properties */
    private static ObjectNode object(ObjectNode schemas, String name, List<String> required) {
        ObjectNode schema = schemas.putObject(name).put("type", "object");
        ArrayNode always = schema.putArray("required");
        required.forEach(always::add);
        return schema.putObject("properties");
    }
}
