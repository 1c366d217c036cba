package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Requests of a Huddle client, in both forms. */
final class HuddleExchanges extends VendorExchanges {
    private static final String COMPANY = "/people/companies/{company}";
    private static final String JSON = "application/vnd.huddle.data+json";
    private static final String XML = "application/vnd.huddle.data+xml";
    private static final List<String> PATHS = List.of("", "/members", "/members/{member}");

    @Override
    String tag() {
        return "huddle";
    }

    @Override
    Credential credential() {
        return Credential.of("huddle", "local-huddle-token");
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
        for (String form : List.of(JSON, XML)) {
            PATHS.forEach(path -> all.addAll(reads(path, form)));
            List.of("/bulkdelete", "/bulk-delete").forEach(path -> all.addAll(deletions(path, form)));
        }
        List.of("application/json", "application/xml", "text/xml")
                .forEach(type -> all.add(read("/members", "42", type, 200)));
        all.add(new Exchange("GET " + COMPANY + "/members", 200, HuddleExchanges::secondPage));
        return all;
    }

    private static List<Exchange> reads(String path, String form) {
        return List.of(
                read(path, "42", form, 200),
                read(path + "?unknown=1", "42", form, 400),
                read(path, "42", form, 403).with(403, request -> request.with("Authorization", "Bearer stranger")),
                read(path, "no-such", form, 404),
                read(path, "42", "image/png", 406));
    }

    private static Exchange read(String path, String company, String accept, int status) {
        String address = (COMPANY + path).replace("{company}", company).replace("{member}", "302");
        WireRequest request = request("GET", address, null).with("Accept", accept);
        return new Exchange("GET " + COMPANY + path.replace("?unknown=1", ""), status, stack -> {
            stack.ports.access().putGrant(Credential.of("huddle", "stranger"), Grants.of("777"));
            return request;
        });
    }

    private static List<Exchange> deletions(String path, String form) {
        Exchange deletion = delete(path, form, "301");
        return List.of(
                deletion,
                deletion.with(202, request -> request.with("Prefer", "respond-async")),
                delete(path, form, "999").with(400, request -> request),
                deletion.with(400, request -> request.withBody("{")),
                deletion.with(403, request -> request.with("Authorization", "OAuth2 local-huddle-member-token")),
                deletion.with(
                        404, request -> request.withAddress(request.address().replace("42", "no-such"))),
                deletion.with(415, request -> request.with("Content-Type", "text/plain")));
    }

    private static Exchange delete(String path, String form, String member) {
        String body = form.equals(JSON)
                ? "{\"links\":[{\"rel\":\"member\",\"href\":\"members/%s\"}]}"
                : "<bulkDelete><link rel=\"member\" href=\"members/%s\"/></bulkDelete>";
        WireRequest request = request("POST", "/people/companies/42" + path, body.formatted(member))
                .with("Content-Type", form);
        return new Exchange("POST " + COMPANY + path, 204, _ -> request);
    }

    private static WireRequest secondPage(ApiStack stack) {
        List<String> ids =
                IntStream.range(1_000, 1_120).mapToObj(Integer::toString).toList();
        stack.store(ApiStack.DEMO, ids, Set.of("42"), Map.of());
        WireRequest first = request("GET", "/people/companies/42/members", null).with("Accept", JSON);
        return first.withAddress(Exchange.send(stack, first).at("/links/2/href"));
    }

    private static WireRequest request(String method, String address, String body) {
        return new WireRequest(method, address, Map.of("Authorization", "OAuth2 local-huddle-token"), body);
    }
}
