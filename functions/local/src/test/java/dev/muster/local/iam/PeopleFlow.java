package dev.muster.local.iam;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Creates, changes and reads people in every way that costs other calls of the store. */
record PeopleFlow(EveryFlow flow) {
    /** People with unique keys, in more organizations and of more bytes than the samples have. */
    void run() {
        store(rows(150));
        String row = "{\"id\":\"flow-1\",\"attributes\":{\"email\":\"new@example.org\"}}";
        store(row);
        plainPerson();
        flow.send(
                "PATCH", "/v1/people/flow-2", "{\"changes\":[{\"set\":\"email\",\"to\":\"other@example.org\"}]}", 200);
        flow.send("DELETE", "/v1/people/flow-6", "", 204);
        flow.send("GET", "/v1/people?organization=3&limit=10", "", 200);
        flow.send("GET", "/v1/people?limit=10", "", 200);
    }

    /** A person without an address, which needs no transaction. */
    private void plainPerson() {
        String token = flow.sendAs(Map.of(), "/apis/v4/sessions", "{\"api_key\":\"local-muster-key\"}", 200)
                .path("token")
                .asText();
        String person = "{\"data\":{\"type\":\"person\",\"attributes\":{\"first_name\":\"Plain\"}}}";
        Map<String, String> session = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        flow.sendAs(session, "/apis/v4/people", person, 201);
    }

    private void store(String rows) {
        flow.ended(flow.post("/v1/jobs?mode=upsert", rows, "application/x-ndjson", 202)
                .path("id")
                .asText());
    }

    static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        "{\"id\":\"flow-%d\",\"attributes\":{\"country\":\"DE\",\"email\":\"p%d@example.org\"},\"organizations\":{\"3\":{}}}"
                                .formatted(n, n))
                .collect(Collectors.joining("\n"));
    }
}
