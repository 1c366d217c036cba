package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Clients of every dialect that write or select people of the tenant {@code demo}, over one stack. */
public record WaysIn(ApiStack stack) {
    private static final String USERCOM_TOKEN = "Token local-usercom-" + "0".repeat(50);

    /** Returns the ways in to a stack with the accounts of the local host, whose workers run while a request waits. */
    public static WaysIn to(ApiStack stack) {
        stack.time.meanwhile(stack::runWorkers);
        return new WaysIn(stack);
    }

    public TestResponse patch(String id, String... changes) {
        return stack.send(
                "PATCH",
                "/v1/people/" + id,
                "{\"changes\":[" + String.join(",", changes) + "]}",
                "Content-Type",
                "application/json");
    }

    /** Returns the change that sets an attribute to this JSON value. */
    public static String set(String name, String json) {
        return "{\"set\":\"%s\",\"to\":%s}".formatted(name, json);
    }

    public static String add(String set, String value) {
        return "{\"add_to\":\"%s\",\"value\":\"%s\"}".formatted(set, value);
    }

    public static String remove(String set, String value) {
        return "{\"remove_from\":\"%s\",\"value\":\"%s\"}".formatted(set, value);
    }

    public static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** Runs a job that makes the changes on one person; returns its id. */
    public String job(String id, String... changes) {
        MusterClient muster = MusterClient.of(stack);
        return muster.runToEnd(muster.submit(MusterClient.ids(List.of(id)), String.join(",", changes)));
    }

    /** Runs a job, and returns the result line of the person. */
    public String result(String id, String... changes) {
        return MusterClient.of(stack).results(job(id, changes)).getFirst();
    }

    public void undo(String job) {
        MusterClient muster = MusterClient.of(stack);
        muster.runToEnd(muster.act(job, "undo"));
    }

    /** Runs a file of NDJSON rows that changes and creates people; returns the result line of each row. */
    public List<String> file(String... rows) {
        return results(FileClient.of(stack).ndjson("?mode=upsert", rows));
    }

    /** Runs a CSV file that changes and creates people; returns the result line of each row. */
    public List<String> csv(String... lines) {
        return results(FileClient.of(stack).csv("?mode=upsert", lines));
    }

    private List<String> results(TestResponse accepted) {
        MusterClient muster = MusterClient.of(stack);
        return muster.results(muster.runToEnd(accepted));
    }

    /** Returns a row that sets one attribute to this JSON value. */
    public static String row(String id, String attribute, String json) {
        return "{\"id\":\"%s\",\"attributes\":{\"%s\":%s}}".formatted(id, attribute, json);
    }

    /** Sends User.com's mass update of one user. */
    public TestResponse usercom(String route, String id, String attribute, String value) {
        return stack.send(
                "PUT",
                "/api/public/" + route + "/mass_update_standard_attributes/",
                "{\"ids\":[\"%s\"],\"attribute\":\"%s\",\"value\":\"%s\"}".formatted(id, attribute, value),
                Map.of("Authorization", USERCOM_TOKEN, "Content-Type", "application/json"));
    }

    /** Creates or merges a person through MissionHub, with these models. */
    public TestResponse missionHub(String... included) {
        return sendToMissionHub(
                "people",
                "{\"data\":{\"type\":\"person\",\"attributes\":{\"first_name\":\"Jo\"}},\"included\":["
                        + String.join(",", included) + "]}");
    }

    /** Changes people through MissionHub; {@code attributes} are the members of the request's attributes. */
    public TestResponse missionHubBulk(String attributes) {
        return sendToMissionHub(
                "bulk_people_changes",
                "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{" + attributes + "}}}");
    }

    private TestResponse sendToMissionHub(String route, String document) {
        String session = stack.post(
                        "/apis/v4/sessions",
                        "{\"api_key\":\"" + ApiStack.KEY + "\"}",
                        "Content-Type",
                        "application/json")
                .at("/token");
        return stack.post(
                "/apis/v4/" + route,
                document,
                "Authorization",
                "Bearer " + session,
                "Content-Type",
                "application/vnd.api+json");
    }

    public static String emailModel(String email) {
        return "{\"type\":\"email_address\",\"attributes\":{\"email\":\"%s\"}}".formatted(email);
    }

    public static String phoneModel(String number) {
        return "{\"type\":\"phone_number\",\"attributes\":{\"number\":\"%s\"}}".formatted(number);
    }

    /** Returns the people that a condition of LeadSquared selects. */
    public Set<String> leadSquared(String name, String operator, String value) {
        // Ids of jobs sort by their time, and the job of this request must be the last one.
        stack.time.pass(Duration.ofSeconds(1));
        String condition =
                "{\"LookupName\":\"%s\",\"Operator\":\"%s\",\"LookupValue\":\"%s\",\"ConditionOperator\":\"\"}"
                        .formatted(name, operator, value);
        TestResponse response = stack.post(
                "/v2/UserManagement.svc/User/Bulk/Update?accessKey=local-access&secretKey=local-secret",
                "{\"Conditions\":[{\"Condition\":[%s]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"}".formatted(condition),
                "Content-Type",
                "application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        Set<String> selected = new TreeSet<>(
                MusterClient.of(stack).resultIds(stack.get("/v1/jobs?limit=1").at("/jobs/0/id")));
        assertThat(response.at("/Message/AffectedRows")).isEqualTo(Integer.toString(selected.size()));
        return selected;
    }

    /** Reads the person's membership of an organization. */
    public String membership(String id, String organization) {
        return stack.get("/v1/people/" + id).at("/organizations/" + organization);
    }

    /** Reads an attribute of a person. */
    public String attribute(String id, String name) {
        return stack.get("/v1/people/" + id).at("/attributes/" + name);
    }
}
