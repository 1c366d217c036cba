package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.WireRequest;
import java.util.List;

/** Requests about people. */
final class PersonExchanges {
    private static final String PERSON = "/v1/people/{id}";
    private static final String STRANGER = "Bearer " + MusterExchanges.STRANGER_KEY;
    private static final String CHANGES = "{\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"},"
            + "{\"organization\":3,\"set\":\"followup_status\",\"to\":\"contacted\"},"
            + "{\"organization\":\"3\",\"add_to\":\"labels\",\"value\":5},{\"add_to\":\"phone_numbers\",\"value\":5550100},"
            + "{\"organization\":\"3\",\"archive\":true},{\"set\":\"custom.Shoe Size\",\"to\":42}]}";

    private PersonExchanges() {}

    static List<Exchange> all() {
        WireRequest get = MusterExchanges.request("GET", "/v1/people/301", "", null);
        WireRequest patch = MusterExchanges.request("PATCH", "/v1/people/301", "application/json", CHANGES);
        WireRequest delete = MusterExchanges.request("DELETE", "/v1/people/301", "", null);
        return List.of(
                exchange("GET /v1/people", 200, get.withAddress("/v1/people?organization=3&limit=1")),
                exchange("GET /v1/people", 200, get.withAddress("/v1/people?filter=country%20eq%20%22us%22")),
                exchange("GET " + PERSON, 200, get),
                new Exchange("GET " + PERSON, 200, PersonExchanges::changedWithHistory),
                exchange("GET " + PERSON, 304, get.with("If-None-Match", "*")),
                exchange("GET " + PERSON, 403, get.with("Authorization", STRANGER)),
                exchange("GET " + PERSON, 404, get.withAddress("/v1/people/no-such")),
                exchange(
                        "PATCH " + PERSON,
                        200,
                        patch.with("Idempotency-Key", "k-1").with("If-Match", "*")),
                exchange("PATCH " + PERSON, 403, patch.with("Authorization", STRANGER)),
                exchange("PATCH " + PERSON, 404, patch.withAddress("/v1/people/no-such")),
                exchange("PATCH " + PERSON, 409, patch.withBody(setEmail("kim@example.org"))),
                exchange("PATCH " + PERSON, 412, patch.with("If-Match", "\"other\"")),
                exchange("DELETE " + PERSON, 204, delete),
                exchange("DELETE " + PERSON, 403, delete.withAddress("/v1/people/1")),
                exchange("DELETE " + PERSON, 404, delete.withAddress("/v1/people/no-such")),
                exchange("DELETE " + PERSON, 412, delete.with("If-Match", "\"other\"")));
    }

    private static Exchange exchange(String operation, int status, WireRequest request) {
        return new Exchange(operation, status, _ -> request);
    }

    private static String setEmail(String address) {
        return "{\"changes\":[{\"set\":\"email\",\"to\":\"" + address + "\"}]}";
    }

    private static WireRequest changedWithHistory(ApiStack stack) {
        Exchange.send(stack, MusterExchanges.request("PATCH", "/v1/people/301", "application/json", CHANGES));
        return MusterExchanges.request("GET", "/v1/people/301?history", "", null);
    }
}
