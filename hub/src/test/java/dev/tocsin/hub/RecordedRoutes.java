package dev.tocsin.hub;

import dev.tocsin.hub.events.Streams;
import dev.tocsin.share.screen.BenignLists;
import io.helidon.webserver.http.HttpRouting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The routes of a hub, as its router is told them. */
public final class RecordedRoutes {

    private RecordedRoutes() {}

    /** The pattern of each route in the order in which they are tried; empty for the one that takes what no other does. */
    public static List<String> ofAHub(Path folder) {
        List<String> patterns = new ArrayList<>();
        try (Node node = Node.open(NodeSettings.alone(folder, BenignLists.NONE), InstantSource.system());
                Streams streams = Hub.streams(node.ports())) {
            Hub.route(recording(patterns), HubSettings.onLoopback(0), node.ports(), streams);
        }
        return List.copyOf(patterns);
    }

    private static HttpRouting.Builder recording(List<String> patterns) {
        HttpRouting.Builder real = HttpRouting.builder();
        return (HttpRouting.Builder) Proxy.newProxyInstance(
                RecordedRoutes.class.getClassLoader(),
                new Class<?>[] {HttpRouting.Builder.class},
                (proxy, method, given) -> {
                    if (!method.getName().equals("any")) {
                        throw new AssertionError("a route is added by " + method + ", which nothing records yet");
                    }
                    patterns.add(given[0] instanceof String pattern ? pattern : "");
                    try {
                        method.invoke(real, given);
                        return proxy;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
