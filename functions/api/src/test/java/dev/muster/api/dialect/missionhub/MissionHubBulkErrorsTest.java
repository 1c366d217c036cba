package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissionHubBulkErrorsTest extends MissionHubBulkFixture {
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
                "422 | {\"person_ids\":\"3\",\"student_status\":true} | /data/attributes/student_status | must be",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"archived\":\"yes\"} | /data/attributes/archived | true or false",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"delete\":1} | /data/attributes/delete | true or false",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"delete\":true,\"archived\":true} | /data/attributes/delete | another",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":[\"1\"]} | /data/attributes/assigned_tos | object",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":{\"a/b\":true}} | /data/attributes/assigned_tos/a~1b | id",
                "422 | {\"person_ids\":\"3\",\"organization_id\":\"3\",\"assigned_tos\":{\"1\":null,\"2\":true}} | /data/attributes/assigned_tos/1 | true or false",
                "422 | {\"person_ids\":\"3\",\"shoe_size\":44} | /data/attributes/shoe_size | shoe_size",
                "422 | {\"person_ids\":\"3 4\",\"gender\":\"Male\"} | /data/attributes/person_ids | ids",
                "422 | {\"person_ids\":{\"3\":true},\"gender\":\"Male\"} | /data/attributes/person_ids | must be",
                "422 | {\"person_ids\":[true],\"gender\":\"Male\"} | /data/attributes/person_ids | must hold",
                "422 | {\"person_ids\":\"\",\"gender\":\"Male\"} | /data/attributes/person_ids | no filter selects people"
            })
    void rejectsInvalidAttributes(int status, String attributes, String pointer, String detail) {
        TestResponse response = admin.bulk(attributes);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
        assertThat(response.at("/errors/0/status")).isEqualTo(Integer.toString(status));
        assertThat(response.at("/errors/0/title")).isNotEqualTo("absent");
        assertThat(response.at("/errors/0/source/pointer")).isEqualTo(pointer);
        assertThat(response.at("/errors/0/detail")).contains(detail);
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
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
    void rejectsInvalidDocuments(int status, String document, String pointer) {
        TestResponse response = admin.post(MissionHubClient.BULK, document);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.at("/errors/0/source/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.api+json,200",
        "application/json,200",
        "application/json; charset=utf-8,200",
        "application/json; charset=latin1,400",
        "text/plain,400"
    })
    void acceptsJsonMediaTypes(String type, int status) {
        Map<String, String> headers = new HashMap<>(admin.headers());
        headers.put("content-type", type);
        headers.put("accept", "text/html");
        TestResponse response = stack.send(
                "POST",
                MissionHubClient.BULK,
                MissionHubClient.document("{\"person_ids\":\"3\",\"gender\":\"Male\"}"),
                headers);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
    }

    @Test
    void rejectsTooManyChangesAndUnknownParameters() {
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
    void rejectsUsersChangingAdmins() {
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
}
