package dev.muster.api.permission;

import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectFixture;
import java.util.Map;

/** The requests of the vendors' APIs that change a person. */
final class VendorRequests {
    private static final int INVALID = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String BULK = "/apis/v4/bulk_people_changes";
    private static final String PEOPLE = "/apis/v4/people";
    private static final String LEADSQUARED = "/v2/UserManagement.svc/User/Bulk/Update";
    private static final String USERCOM = "/api/public/users/mass_update_standard_attributes";

    private VendorRequests() {}

    static Answer missionHubByIds(RoleStack roles, ChangedPart part) {
        String body = "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"%s\",%s}}}"
                .formatted(roles.target, part.missionHubChange);
        return post(roles, BULK, body, roles.caller.missionHub());
    }

    static Answer missionHubByFilter(RoleStack roles, ChangedPart part) {
        String organization = switch (part) {
            case ATTRIBUTES -> roles.selectingOrganization();
            case ORGANIZATION -> "3";
            case EXISTENCE -> throw new AssertionError("MissionHub deletes nobody");
        };
        String body = ("{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{%s}},"
                        + "\"filters\":{\"ids\":\"%s\",\"organization_ids\":\"%s\"}}")
                .formatted(part.missionHubChange, roles.target, organization);
        return post(roles, BULK, body, roles.caller.missionHub());
    }

    /** Creates a person with the address of the person to change. */
    static Answer missionHubMerge(RoleStack roles, ChangedPart part) {
        String email =
                "{\"type\":\"email\",\"attributes\":{\"email\":\"%s\"}}".formatted(RoleStack.email(roles.target));
        String body = switch (part) {
            case ATTRIBUTES -> person("\"gender\":\"Male\"", email);
            case ORGANIZATION ->
                person(
                        "",
                        email + ",{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\","
                                + "\"followup_status\":\"contacted\"}}");
            case EXISTENCE -> throw new AssertionError("MissionHub deletes nobody");
        };
        return Answer.of(roles.stack.send("POST", PEOPLE, body, roles.caller.missionHub()), FORBIDDEN);
    }

    /** Creates a person and assigns the target person to it. */
    static Answer missionHubAssignment(RoleStack roles) {
        String assignment = "{\"type\":\"contact_assignment\",\"attributes\":{\"organization_id\":\"3\","
                + "\"person_id\":\"%s\"}}".formatted(roles.target);
        String body = person("\"first_name\":\"Lee\"", assignment);
        return Answer.of(roles.stack.send("POST", PEOPLE, body, roles.caller.missionHub()), FORBIDDEN);
    }

    static Answer huddle(RoleStack roles) {
        String body = "{\"links\":[{\"rel\":\"member\",\"href\":\"members/%s\"}]}".formatted(roles.target);
        return Answer.of(
                roles.stack.send("POST", "/people/companies/3/bulkdelete", body, roles.caller.huddle()),
                FORBIDDEN,
                INVALID);
    }

    static Answer leadsquared(RoleStack roles) {
        String body = ("{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"UserID\",\"Operator\":\"eq\","
                        + "\"LookupValue\":\"%s\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"}")
                .formatted(roles.target);
        return post(roles, LEADSQUARED, body, roles.caller.leadsquared());
    }

    static Answer usercom(RoleStack roles) {
        String body = "{\"ids\":[%s],\"attribute\":\"country\",\"value\":\"Peru\"}".formatted(roles.target);
        return post(roles, USERCOM, body, roles.caller.usercom());
    }

    private static String person(String attributes, String included) {
        return "{\"data\":{\"type\":\"person\",\"attributes\":{%s}},\"included\":[%s]}".formatted(attributes, included);
    }

    /** Sends a request whose job ends before its response, and returns the person's outcome. */
    private static Answer post(RoleStack roles, String address, String body, Map<String, String> headers) {
        TestResponse response = roles.stack.send("POST", address, body, headers);
        Answer answer = Answer.of(response, FORBIDDEN, UNAUTHORIZED);
        return answer.isRefused() ? answer : Answer.ofJob(roles, DialectFixture.jobAddress(response));
    }
}
