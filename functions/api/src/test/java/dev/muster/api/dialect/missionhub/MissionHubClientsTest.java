package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People as the public web client and the public mobile client of MissionHub create them. */
class MissionHubClientsTest extends MissionHubPeopleFixture {
    private static final String JO = "{\"first_name\":\"Jo\"}";
    private static final String ALL = "/apis/v4/people?include=email_addresses,phone_numbers,addresses,"
            + "organizational_permissions,organizational_labels,group_memberships,reverse_contact_assignments";

    private TestResponse create(String attributes, String included) {
        TestResponse response = admin.post(ALL, MissionHubClient.person(attributes, included));
        assertThat(response.status()).as(response.body()).isIn(200, 201);
        return response;
    }

    @Test
    void keepsAndShowsLocationOfPhoneNumber() {
        TestResponse response = create(JO, """
                [{"type":"contact_assignment","attributes":{"assigned_to_id":"1","organization_id":"3"}},
                 {"type":"organizational_permission","attributes":{"organization_id":"3","permission_id":2}},
                 {"type":"email","attributes":{"email":"jo@example.org"}},
                 {"type":"phone_number","attributes":{"number":"555 123","location":"mobile"}}]""");
        assertThat(response.at("/included/1/attributes"))
                .isEqualTo("{\"number\":\"555 123\",\"primary\":true,\"location\":\"mobile\"}");
        assertThat(value(response.at("/data/id"), "phone_locations/555 123")).isEqualTo(Value.of("mobile"));
    }

    @Test
    void mergeReplacesLocationAndBlankKeepsIt() {
        String phone = EMAIL.substring(0, EMAIL.length() - 1)
                + ",{\"type\":\"phone_number\",\"attributes\":{\"number\":\"555 123\",\"location\":%s}}]";
        String id = create(JO, phone.formatted("\"home\"")).at("/data/id");
        for (String blank : List.of("null", "\"\"", "\" \"", "\"home\"")) {
            assertThat(create("{}", phone.formatted(blank)).at("/included/1/attributes/location"))
                    .isEqualTo("home");
        }
        assertThat(create("{}", phone.formatted("\"work\"")).at("/included/1/attributes/location"))
                .isEqualTo("work");
        assertThat(value(id, "phone_locations/555 123")).isEqualTo(Value.of("work"));
    }

    @Test
    void findsLocationOfNumberInAnotherSpelling() {
        String phone = EMAIL.substring(0, EMAIL.length() - 1)
                + ",{\"type\":\"phone_number\",\"attributes\":{\"number\":\"%s\",\"location\":\"%s\"}}]";
        create(JO, phone.formatted("555 123 ext a", "home"));
        TestResponse merged = create("{}", phone.formatted("555 123 EXT A", "work"));
        assertThat(merged.at("/included/1/attributes/location")).isEqualTo("work");
        assertThat(merged.at("/included/2/attributes/number")).isEqualTo("absent");
    }

    @Test
    void showsNoLocationOfNumberWithoutOne() {
        TestResponse response = create(JO, "[{\"type\":\"phone_number\",\"attributes\":{\"number\":\"555 123\"}}]");
        assertThat(response.at("/included/0/attributes/location")).isEqualTo("null");
    }

    @Test
    void keepsPersonalAssignmentOutsideOrganizations() {
        for (String organization : List.of("", ",\"organization_id\":null", ",\"organization_id\":\"\"")) {
            TestResponse response = create(
                    JO,
                    "[{\"type\":\"contact_assignment\",\"attributes\":{\"assigned_to_id\":\"1\"%s}}]"
                            .formatted(organization));
            String id = response.at("/data/id");
            assertThat(response.at("/data/relationships/reverse_contact_assignments/data/0/id"))
                    .isEqualTo(response.at("/included/0/id"));
            assertThat(response.at("/included/0/attributes"))
                    .isEqualTo(
                            "{\"assigned_to_id\":\"1\",\"person_id\":\"%s\",\"organization_id\":null}".formatted(id));
            assertThat(response.at("/included/0/relationships/organization/data"))
                    .isEqualTo("null");
            assertThat(value(id, "assigned/1")).isEqualTo(Value.of(true));
            assertThat(stack.person(ApiStack.DEMO, id).orElseThrow().organizations())
                    .isEmpty();
            assertThat(stack.get("/v1/people/" + id).at("/attributes/assigned")).isEqualTo("[\"1\"]");
        }
    }

    @Test
    void assignsContactOutsideOrganizations() {
        TestResponse response = admin.post(
                "/apis/v4/people?include=contact_assignments,contact_assignments.person",
                MissionHubClient.person(
                        JO, "[{\"type\":\"contact_assignment\",\"attributes\":{\"person_id\":\"12\"}}]"));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        String id = response.at("/data/id");
        assertThat(response.at("/included/0/attributes"))
                .isEqualTo("{\"assigned_to_id\":\"%s\",\"person_id\":\"12\",\"organization_id\":null}".formatted(id));
        assertThat(response.at("/included/1/attributes/first_name")).isEqualTo("Lee");
        assertThat(value("12", "assigned/" + id)).isEqualTo(Value.of(true));
    }

    @ParameterizedTest
    @CsvSource({
        "assigned_to_id, 404404, 422, /included/0/attributes/assigned_to_id",
        "person_id, 404404, 422, /included/0/attributes/person_id",
        "person_id, 14, 403, absent",
    })
    void rejectsPersonalAssignmentOfOthers(String member, String person, int status, String pointer) {
        stack.store(ApiStack.DEMO, List.of("14"), Set.of("9"), Map.of());
        TestResponse response = admin.create(
                JO, "[{\"type\":\"contact_assignment\",\"attributes\":{\"%s\":\"%s\"}}]".formatted(member, person));
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.at("/errors/0/detail")).contains(person);
        assertThat(response.at("/errors/0/source/pointer")).isEqualTo(pointer);
    }

    @Test
    void createsPersonAsTheWebClientSerializesIt() {
        TestResponse response = admin.post(ALL, """
                {"data":{"type":"person","id":null,"attributes":{"first_name":"Jo","last_name":"","gender":"",
                  "student_status":"collegiate"}},
                 "included":[
                  {"type":"organizational_permission","attributes":{"organization_id":"3","followup_status":"uncontacted",
                   "permission_id":2,"cru_status":"none"}},
                  {"type":"organizational_label","attributes":{"label_id":"7","organization_id":"3"}},
                  {"type":"group_membership","attributes":{"group_id":"8","role":"member","person_id":null}},
                  {"type":"contact_assignment","attributes":{"assigned_to_id":"12","organization_id":"3"}},
                  {"type":"email_address","attributes":{"person_id":null,"email":"jo@example.org","primary":true}},
                  {"type":"phone_number","attributes":{"person_id":null,"number":"555 123","primary":true}},
                  {"type":"address","attributes":{"person_id":null,"address_type":"permanent","address1":"1 Main St",
                   "address2":"","city":"Springfield","country":""}}]}""");
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        String id = response.at("/data/id");
        assertThat(response.at("/included/2/attributes/address_type")).isEqualTo("permanent");
        assertThat(response.at("/included/2/attributes/city")).isEqualTo("Springfield");
        assertThat(response.at("/data/relationships/addresses/data/1")).isEqualTo("absent");
        assertThat(response.at("/included/5/attributes"))
                .isEqualTo("{\"group_id\":\"8\",\"organization_id\":\"3\",\"role\":\"member\"}");
        assertThat(value(id, "org/3/groups/8")).isEqualTo(Value.of(true));
        assertThat(value(id, "city")).isEqualTo(Value.of("Springfield"));
        assertThat(value(id, "address_type")).isEqualTo(Value.NOTHING);
    }

    @Test
    void asksForOrganizationOfGroupWhenSeveralAreNamed() {
        String group = "{\"type\":\"group_membership\",\"attributes\":{\"group_id\":\"8\",\"role\":\"member\"}}";
        String permission = "{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"%s\"}}";
        for (String included : List.of(
                "[%s]".formatted(group),
                "[%s,%s,%s]".formatted(group, permission.formatted("3"), permission.formatted("42")))) {
            TestResponse response = admin.create(JO, included);
            assertThat(response.status()).isEqualTo(422);
            assertThat(response.at("/errors/0/source/pointer")).isEqualTo("/included/0/attributes/organization_id");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first_name':'Jo','picture':null} | []",
                "{'first_name':'Jo','full_name':'','$$hashKey':'object:7'} | []",
                "{'first_name':'Jo','user':{},'tags':[]} | []",
                "{'first_name':'Jo'} | [{'type':'email','$$hashKey':'object:8','attributes':{'email':'jo@example.org','$$hashKey':'object:9'}}]",
                "{'first_name':'Jo'} | [{'type':'email','relationships':{'person':{'data':null}},'attributes':{'email':'jo@example.org','created_at':null}}]",
            })
    void ignoresMembersWithoutEffect(String attributes, String included) {
        TestResponse response = admin.create(attributes.replace('\'', '"'), included.replace('\'', '"'));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
    }
}
