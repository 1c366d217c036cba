package dev.muster.api.operation;

import dev.muster.api.WireRequest;
import dev.muster.core.access.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests of a User.com client. */
final class UsercomExchanges extends VendorExchanges {
    private static final String TOKEN = "local-usercom-" + "0".repeat(50);
    private static final String PAGE = "https://crm.example.org";

    @Override
    String tag() {
        return "usercom";
    }

    @Override
    Credential credential() {
        return Credential.of("usercom", TOKEN);
    }

    @Override
    int tooLarge() {
        return 413;
    }

    @Override
    int unsupportedCoding() {
        return 415;
    }

    @Override
    List<Exchange> own() {
        List<Exchange> all = new ArrayList<>();
        for (String prefix : List.of("/api/public", "")) {
            for (String users : List.of("/users", "/users-by-id")) {
                for (String kind : List.of("standard", "custom")) {
                    String path = prefix + users + "/mass_update_" + kind + "_attributes";
                    List.of("PUT", "POST").forEach(method -> all.addAll(updates(method, path)));
                    all.addAll(preflights(path));
                }
            }
        }
        return all;
    }

    private static List<Exchange> updates(String method, String path) {
        String ids = path.contains("by-id") ? "[\"c-1\"]" : "[301,302]";
        String body = "{\"ids\":%s,\"attribute\":\"country\",\"value\":\"USA\"}".formatted(ids);
        Map<String, String> headers = Map.of("Authorization", "Token " + TOKEN, "Content-Type", "application/json");
        Exchange update = new Exchange(method + " " + path, 200, _ -> new WireRequest(method, path, headers, body));
        return List.of(
                update,
                update.with(200, request -> request.with("Origin", PAGE).with("Prefer", "wait=2")),
                update.with(202, request -> request.with("Prefer", "respond-async")),
                update.with(400, request -> request.withBody("{}")),
                update.with(400, request -> request.withBody("{")),
                update.with(401, request -> request.with("Authorization", "Token " + "x".repeat(64))),
                update.with(415, request -> request.with("Content-Type", "text/plain")));
    }

    private static List<Exchange> preflights(String path) {
        Map<String, String> headers = Map.of("Origin", PAGE, "Access-Control-Request-Method", "PUT");
        Exchange preflight = new Exchange("OPTIONS " + path, 204, _ -> new WireRequest("OPTIONS", path, headers, null));
        return List.of(preflight, preflight.with(405, request -> request.without("Origin")));
    }
}
