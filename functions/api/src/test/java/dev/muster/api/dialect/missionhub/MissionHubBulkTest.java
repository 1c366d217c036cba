package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /apis/v4/bulk_people_changes/} by ids: seed sample, attributes, rulings and the error table. */
class MissionHubBulkTest {
    private final ApiStack walk = ApiStack.local();
    private final MissionHubClient admin = MissionHubClient.of(walk, ApiStack.KEY);
    private final MissionHubClient user = MissionHubClient.of(walk, ApiStack.USER_KEY);

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, List.of("3", "4"), Set.of("3"), Map.of("first_name", "Jo"));
        walk.store(ApiStack.DEMO, List.of("5"), Set.of("42"), Map.of());
        walk.ports.access().addOrganization(ApiStack.DEMO, "9");
        walk.time.meanwhile(walk::work);
    }

    private Value value(String person, String path) {
        return walk.person(ApiStack.DEMO, person).orElseThrow().value(new Path(path));
    }

    @Test
    void changesAllTheSeedNames() {
        TestResponse answer = admin.bulk("""
                {"organization_id":"3","person_ids":"3,4","gender":"Male","archived":true,"permission_id":"2",
                 "followup_status":"contacted","assigned_tos":{"1":true,"5":false}}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/data/type")).isEqualTo("bulk_people_change");
        assertThat(answer.at("/data/attributes/person_ids")).isEqualTo("3,4");
        assertThat(answer.at("/data/attributes/gender")).isEqualTo("Male");
        assertThat(answer.at("/data/attributes/assigned_tos/5")).isEqualTo("false");
        assertThat(answer.at("/meta/selected")).isEqualTo("2");
        assertThat(answer.at("/meta/changed")).isEqualTo("2");
        assertThat(answer.at("/meta/pending")).isEqualTo("0");
        assertThat(answer.at("/links/self")).isEqualTo("/v1/jobs/" + answer.at("/data/id"));
        for (String person : List.of("3", "4")) {
            assertThat(value(person, "gender")).isEqualTo(Value.of("male"));
            assertThat(value(person, "org/3/archived")).isEqualTo(Value.of(true));
            assertThat(value(person, "org/3/permission_id")).isEqualTo(Value.of("2"));
            assertThat(value(person, "org/3/followup_status")).isEqualTo(Value.of("contacted"));
            assertThat(value(person, "org/3/assigned/1")).isEqualTo(Value.of(true));
            assertThat(value(person, "org/3/assigned/5").isTrue()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"person_ids\":[\"3\",4],\"gender\":\"FEMALE\" | gender | female",
                "\"person_ids\":3,\"gender\":\"other\" | gender | other",
                "\"person_ids\":\" 3 , 4 ,\",\"student_status\":\"collegiate\" | student_status | collegiate",
                "\"person_ids\":\"3\",\"organization_id\":3,\"cru_status\":\"intern\" | org/3/cru_status | intern",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"permission_id\":4 | org/3/permission_id | 4",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"permission_id\":1 | org/3/permission_id | 1",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"followup_status\":\"do_not_email\" | org/3/followup_status | do_not_email",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"archived\":\"true\" | org/3/archived | true",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"delete\":true,\"gender\":\"Male\" | org/3/removed | true",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"delete\":\"true\" | org/3/removed | true",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_to_id\":1 | org/3/assigned/1 | true",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"labels\":{\"7\":true} | org/3/labels/7 | true",
                "\"person_ids\":\"3\",\"organization_id\":\"3\",\"groups\":{\"8\":\"true\"} | org/3/groups/8 | true",
                "\"person_ids\":\"3\",\"gender\":\"Male\",\"permission_id\":null,\"archived\":null | gender | male"
            })
    void changes(String attributes, String path, String expected) {
        TestResponse answer = admin.bulk("{" + attributes + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Value value = value("3", path);
        assertThat(value).isEqualTo(expected.equals("true") ? Value.of(true) : Value.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"type\":\"bulk_people_changes\",\"attributes\":{\"person_ids\":\"3\",\"gender\":\"Male\"}}}",
                "{\"jsonapi\":{\"version\":\"1.0\"},\"included\":[],\"filters\":null,\"data\":{\"type\":\"bulk_people_change\","
                        + "\"relationships\":{},\"attributes\":{\"person_ids\":\"3\",\"gender\":\"Male\"}}}",
                "{\"filters\":{\"ids\":\"\"},\"data\":{\"type\":\"bulk_people_change\","
                        + "\"attributes\":{\"person_ids\":\"3\",\"gender\":\"Male\"}}}"
            })
    void takesWhatSerializersWrite(String document) {
        assertThat(admin.post(MissionHubClient.BULK, document).status()).isEqualTo(200);
        assertThat(value("3", "gender")).isEqualTo(Value.of("male"));
    }

    @Test
    void unarchivesByIds() {
        admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"archived\":true}");
        TestResponse answer = admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"archived\":false}");
        assertThat(answer.at("/meta/changed")).isEqualTo("1");
        assertThat(value("3", "org/3/archived")).isEqualTo(Value.of(false));
    }

    @Test
    void takesAnAssignmentFromTheSelectedAlone() {
        admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3,4\",\"assigned_tos\":{\"1\":true}}");
        admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"assigned_tos\":{\"1\":false}}");
        assertThat(value("3", "org/3/assigned/1").isTrue()).isFalse();
        assertThat(value("4", "org/3/assigned/1").isTrue()).isTrue();
    }

    @Test
    void doesNothingWhereNothingIsAsked() {
        TestResponse answer =
                admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"delete\":false,\"archived\":null}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/meta/unchanged")).isEqualTo("1");
        assertThat(value("3", "org/3/removed").isTrue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"gender\":\"Male\"",
                "\"gender\":\"Male\",\"followup_status\":\"contacted\"",
                "\"archived\":true"
            })
    void findsNobodyOutsideTheOrganization(String change) {
        TestResponse answer = admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3,5,nobody\"," + change + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/meta/changed")).isEqualTo("1");
        assertThat(answer.at("/meta/not_found")).isEqualTo("2");
        assertThat(value("5", "gender")).isEqualTo(Value.NOTHING);
        assertThat(walk.get("/v1/jobs/" + answer.at("/data/id") + "/results?outcome=not_found")
                        .lines())
                .hasSize(2);
    }

    /** Every row of the contract's error table, and every refusal of its tables and rulings. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"person_ids\":\"3\",\"organization_id\":\"77\",\"archived\":true} | absent | no organization 77",
                "403 | {\"person_ids\":\"3\",\"organization_id\":\"9\",\"archived\":true} | absent | organization 9",
                "422 | {\"person_ids\":\"3\",\"archived\":true} | /data/attributes/organization_id | archived",
                "422 | {\"person_ids\":\"3\",\"delete\":true} | /data/attributes/organization_id | delete",
                "422 | {\"person_ids\":\"3\",\"permission_id\":2} | /data/attributes/organization_id | permission_id",
                "422 | {\"person_ids\":\"3\",\"followup_status\":\"contacted\"} | /data/attributes/organization_id | followup_status",
                "422 | {\"person_ids\":\"3\",\"assigned_tos\":{\"1\":true}} | /data/attributes/organization_id | assigned_tos",
                "422 | {\"person_ids\":\"3\",\"assigned_to_id\":1} | /data/attributes/organization_id | assigned_to_id",
                "422 | {\"person_ids\":\"3\",\"labels\":{\"1\":true}} | /data/attributes/organization_id | labels",
                "422 | {\"person_ids\":\"3\",\"groups\":{\"1\":true}} | /data/attributes/organization_id | groups",
                "422 | {\"person_ids\":\"3\",\"cru_status\":\"none\"} | /data/attributes/organization_id | cru_status",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"a b\",\"archived\":true} | /data/attributes/organization_id | id",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"permission_id\":3} | /data/attributes/permission_id | transfer",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"permission_id\":\"5\"} | /data/attributes/permission_id | must be",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"followup_status\":\"new\"} | /data/attributes/followup_status | uncontacted",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"cru_status\":\"boss\"} | /data/attributes/cru_status | must be",
                "422 | {\"person_ids\":\"3\",\"gender\":\"M\"} | /data/attributes/gender | Male",
                "422 | {\"person_ids\":\"3\",\"gender\":\"\"} | /data/attributes/gender | Male",
                "422 | {\"person_ids\":\"3\",\"student_status\":true} | /data/attributes/student_status | must be",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"archived\":\"yes\"} | /data/attributes/archived | true or false",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"delete\":1} | /data/attributes/delete | true or false",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"delete\":true,\"archived\":true} | /data/attributes/delete | another",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":[\"1\"]} | /data/attributes/assigned_tos | object",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":{\"a/b\":true}} | /data/attributes/assigned_tos/a~1b | id",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":{\"1\":null}} | /data/attributes/assigned_tos/1 | true or false",
                "422 | {\"person_ids\":\"3\",\"shoe_size\":44} | /data/attributes/shoe_size | shoe_size",
                "422 | {\"person_ids\":\"3 4\",\"gender\":\"Male\"} | /data/attributes/person_ids | ids",
                "422 | {\"person_ids\":{\"3\":true},\"gender\":\"Male\"} | /data/attributes/person_ids | must be",
                "422 | {\"person_ids\":[true],\"gender\":\"Male\"} | /data/attributes/person_ids | must hold",
                "422 | {\"person_ids\":\"\",\"gender\":\"Male\"} | /data/attributes/person_ids | nobody"
            })
    void refuses(int status, String attributes, String pointer, String detail) {
        TestResponse answer = admin.bulk(attributes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
        assertThat(answer.at("/errors/0/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/errors/0/title")).isNotEqualTo("absent");
        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo(pointer);
        assertThat(answer.at("/errors/0/detail")).contains(detail);
        assertThat(walk.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | { | absent",
                "400 | {\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"3\",\"assigned_tos\":{1:true}}}} | absent",
                "422 | {\"data\":{\"type\":\"person\",\"attributes\":{\"person_ids\":\"3\",\"gender\":\"Male\"}}} | /data/type",
                "422 | {\"data\":{\"attributes\":{\"person_ids\":\"3\",\"gender\":\"Male\"}}} | /data/type",
                "422 | {\"data\":{\"type\":\"bulk_people_change\"}} | /data/attributes",
                "422 | {\"data\":[]} | /data",
                "422 | {} | /data",
                "422 | [] | absent",
                "422 | {\"filter\":{\"ids\":\"3\"},\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"3\"}}} | /filter",
                "422 | {\"data\":{\"id\":\"7\",\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"3\"}}} | /data/id"
            })
    void refusesDocuments(int status, String document, String pointer) {
        TestResponse answer = admin.post(MissionHubClient.BULK, document);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.api+json,200",
        "application/json,200",
        "application/json; charset=utf-8,200",
        "application/json; charset=latin1,400",
        "text/plain,400"
    })
    void readsTheseMediaTypes(String type, int status) {
        Map<String, String> headers = new HashMap<>(admin.headers());
        headers.put("content-type", type);
        headers.put("accept", "text/html");
        TestResponse answer = walk.send(
                "POST",
                MissionHubClient.BULK,
                MissionHubClient.document("{\"person_ids\":\"3\",\"gender\":\"Male\"}"),
                headers);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
    }

    @Test
    void refusesManyChangesAndParametersItDoesNotKnow() {
        String leaders = "\"%d\":true,"
                .repeat(100)
                .formatted(IntStream.range(0, 100).boxed().toArray());
        TestResponse many = admin.bulk(
                "{\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":{%s\"x\":true}}".formatted(leaders));
        assertThat(many.status()).isEqualTo(413);
        assertThat(many.at("/errors/0/detail")).contains("101", "100");
        TestResponse odd = admin.post(
                MissionHubClient.BULK + "?filter[ids]=3",
                MissionHubClient.document("{\"person_ids\":\"3\",\"gender\":\"Male\"}"));
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.at("/errors/0/detail")).contains("filter[ids]");
    }

    @Test
    void keepsUsersFromAdmins() {
        TestResponse named =
                user.bulk("{\"organization_id\":\"3\",\"person_ids\":\"1,3\",\"followup_status\":\"contacted\"}");
        assertThat(named.status()).as(named.body()).isEqualTo(403);
        assertThat(named.at("/errors/0/detail")).contains("person 1");
        assertThat(user.bulk("{\"person_ids\":\"1\",\"gender\":\"Male\"}").status())
                .isEqualTo(403);
        assertThat(user.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"permission_id\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(user.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"permission_id\":4}")
                        .status())
                .isEqualTo(200);
        assertThat(value("1", "gender")).isEqualTo(Value.NOTHING);
        TestResponse filtered =
                user.bulk("{\"organization_id\":\"3\",\"followup_status\":\"completed\"}", "{\"ids\":\"1,3\"}");
        assertThat(filtered.at("/meta/changed")).isEqualTo("1");
        assertThat(filtered.at("/meta/refused")).isEqualTo("1");
    }

    @Test
    void namesTensOfThousandsInOneString() {
        String ids = String.join(
                ",", IntStream.range(0, 20_000).mapToObj(id -> "person-" + id).toList());
        walk.time.meanwhile(() -> {});
        TestResponse answer = admin.bulk("{\"person_ids\":\"%s\",\"gender\":\"Male\"}".formatted(ids));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.at("/meta/selected")).isEqualTo("20000");
        assertThat(answer.at("/data/attributes/person_ids")).isEqualTo("absent");
        assertThat(answer.header("X-MH-Session")).isNotBlank();
    }
}
