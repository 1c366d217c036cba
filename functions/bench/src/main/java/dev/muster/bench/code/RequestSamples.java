package dev.muster.bench.code;

import dev.muster.bench.load.GatewayRequest;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests for 100 people in each dialect, with the credentials of the local accounts. */
record RequestSamples() {
    static final int PEOPLE = 100;
    private static final String JSON = "application/json";

    private static String each(UnaryOperator<String> form, String separator) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> form.apply(SamplePerson.id(number)))
                .collect(Collectors.joining(separator));
    }

    private static GatewayRequest post(String address, String authorization, String type, String body) {
        return new GatewayRequest("POST", address, headers(authorization, type), body);
    }

    private static Map<String, String> headers(String authorization, String type) {
        return Map.of(
                "Authorization",
                authorization,
                "Content-Type",
                type,
                "Prefer",
                "respond-async",
                "Host",
                "api.example.org");
    }

    GatewayRequest muster() {
        return post(
                "/v1/jobs",
                "Bearer local-muster-key",
                JSON,
                "{\"select\":{\"ids\":[" + each(id -> "\"" + id + "\"", ",")
                        + "]},\"changes\":[{\"set\":\"country\",\"to\":\"USA\"}]}");
    }

    GatewayRequest file() {
        return post(
                "/v1/jobs?match=id&mode=update",
                "Bearer local-muster-key",
                "text/csv",
                "id,country\n" + each(id -> id + ",USA", "\n"));
    }

    GatewayRequest missionhub(String session) {
        return post(
                "/apis/v4/bulk_people_changes/",
                "Bearer " + session,
                "application/vnd.api+json",
                "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"organization_id\":\"3\",\"person_ids\":\""
                        + each(id -> id, ",") + "\",\"archived\":true}}}");
    }

    GatewayRequest huddle() {
        return post(
                "/people/companies/42/bulkdelete",
                "OAuth2 local-huddle-token",
                "application/vnd.huddle.data+xml",
                "<bulkDelete>"
                        + each(
                                id -> "<link rel=\"member\" href=\"https://api.example.org/people/companies/42/members/"
                                        + id + "\"/>",
                                "")
                        + "</bulkDelete>");
    }

    GatewayRequest leadsquared() {
        return post(
                "/v2/UserManagement.svc/User/Bulk/Update?accessKey=local-access&secretKey=local-secret",
                "none",
                JSON,
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"State\",\"Operator\":\"eq\",\"LookupValue\":\"Ohio\"}]}],"
                        + "\"Attribute\":\"TeamId\",\"Value\":\"2\"}");
    }

    GatewayRequest usercom() {
        return new GatewayRequest(
                "PUT",
                "/api/public/users/mass_update_standard_attributes/",
                headers("Token local-usercom-" + "0".repeat(50), JSON),
                "{\"ids\":[" + each(id -> id, ",") + "],\"attribute\":\"country\",\"value\":\"USA\"}");
    }
}
