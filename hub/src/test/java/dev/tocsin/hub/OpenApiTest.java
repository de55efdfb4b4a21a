package dev.tocsin.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.stix.StixJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the router and what it answers: neither knows anything that the other does not. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Where there is nothing, for whatever has no other route. */
    private static final Set<String> NOTHING = Set.of("", "/taxii2/*", "/api/*");

    private final RunningHub hub = new RunningHub();
    private final JsonNode document = RunningHub.json(hub.get("", "/openapi.json"));

    @TempDir
    private Path folder = Path.of("");

    private record Told(String path, String method, JsonNode operation) {

        String status() {
            return operation.path("responses").fieldNames().next();
        }

        JsonNode content() {
            return operation.path("responses").path(status()).path("content");
        }

        boolean open() {
            return operation.path("security").isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void aCommunity() {
        hub.channel("threats");
        hub.member("Member");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private List<Told> operations() {
        List<Told> told = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(entry -> told.add(
                            new Told(path.getKey(), entry.getKey().toUpperCase(Locale.ROOT), entry.getValue())));
        }
        return told;
    }

    @Test
    void everyRouteIsInTheDocumentAndNothingElseIs() {
        Set<String> routes = RecordedRoutes.ofAHub(folder.resolve("routes")).stream()
                .filter(route -> !NOTHING.contains(route))
                .map(route -> route.replace("[/]", "").replace("{+", "{"))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> told = operations().stream().map(Told::path).collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).as("the paths of dev.tocsin.hub.openapi.Operations").isEqualTo(routes);
    }

    @Test
    void eachAddressTakesTheMethodsThatTheDocumentSays() {
        Map<String, Set<String>> methods = operations().stream()
                .collect(Collectors.groupingBy(
                        Told::path, Collectors.mapping(Told::method, Collectors.toCollection(TreeSet::new))));
        methods.forEach((path, told) -> {
            HttpResponse<String> response =
                    hub.send(hub.request(hub.administrator, filled(path)).method("OPTIONS", BodyPublishers.noBody()));
            Set<String> allowed = new TreeSet<>(
                    List.of(response.headers().firstValue("Allow").orElse("").split(", ")));
            allowed.removeAll(Set.of("HEAD", "OPTIONS"));
            assertThat(told).as(path).isEqualTo(allowed);
        });
    }

    @Test
    void answersAreOfTheKindThatTheDocumentSays() {
        int asked = 0;
        for (Told told : operations()) {
            if (told.method().equals("GET")
                    && (!told.path().contains("{") || told.path().endsWith("{channel}"))) {
                String path = told.path().replace("{channel}", "threats");
                HttpResponse<String> response = hub.get(hub.administrator, path);
                if (response.statusCode() == 200) {
                    String mediaType = told.content().fieldNames().next();
                    assertThat(response.headers().firstValue("Content-Type"))
                            .as(told.toString())
                            .contains(mediaType);
                    required(told)
                            .forEach(property -> assertThat(
                                            RunningHub.json(response).has(property))
                                    .as(told + " has " + property)
                                    .isTrue());
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(15);
    }

    @Test
    void withoutATokenAllButTheOpenOnesAre401InTheFormThatTheDocumentSays() {
        for (Told told : operations()) {
            HttpResponse<String> response =
                    hub.send(hub.request("", filled(told.path())).method(told.method(), BodyPublishers.ofString("{}")));
            if (told.open()) {
                assertThat(response.statusCode()).as(told.toString()).isNotEqualTo(401);
                continue;
            }
            assertThat(response.statusCode()).as(told.toString()).isEqualTo(401);
            String name = told.operation()
                    .path("responses")
                    .path("default")
                    .path("$ref")
                    .asText()
                    .replaceFirst(".*/", "");
            String mediaType = document.at("/components/responses/" + name + "/content")
                    .fieldNames()
                    .next();
            assertThat(response.headers().firstValue("Content-Type")).contains(mediaType);
            JsonNode body = StixJson.read(response.body());
            document.at("/components/schemas/" + name + "/required")
                    .forEach(property -> assertThat(body.has(property.asText())).isTrue());
        }
    }

    @Test
    void itIsADocumentOfOpenApi31() {
        assertThat(document.path("openapi").asText()).startsWith("3.1.");
        for (Told told : operations()) {
            assertThat(told.operation().path("summary").asText()).isNotEmpty();
            long parameters =
                    told.path().chars().filter(letter -> letter == '{').count();
            assertThat(document.path("paths").path(told.path()).path("parameters"))
                    .hasSize((int) parameters);
            assertThat(document.at(told.operation()
                                    .path("responses")
                                    .path("default")
                                    .path("$ref")
                                    .asText()
                                    .substring(1))
                            .isObject())
                    .isTrue();
        }
    }

    private static List<String> required(Told told) {
        return StreamSupport.stream(
                        told.content()
                                .iterator()
                                .next()
                                .path("schema")
                                .path("required")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String filled(String path) {
        return path.replaceAll("\\{\\w+}", "x");
    }
}
