package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes of {@code POST /apis/v4/bulk_people_changes/} by ids. */
class MissionHubBulkTest extends MissionHubBulkFixture {
    @Test
    void changesEveryAttributeOfSample() {
        TestResponse response = admin.bulk("""
                {"organization_id":"3","person_ids":"3,4","gender":"Male","archived":true,"permission_id":"2",
                 "followup_status":"contacted","assigned_tos":{"1":true,"5":false}}""");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/data/type")).isEqualTo("bulk_people_change");
        assertThat(response.at("/data/attributes/person_ids")).isEqualTo("3,4");
        assertThat(response.at("/data/attributes/gender")).isEqualTo("Male");
        assertThat(response.at("/data/attributes/assigned_tos/5")).isEqualTo("false");
        assertThat(response.at("/meta/selected")).isEqualTo("2");
        assertThat(response.at("/meta/changed")).isEqualTo("2");
        assertThat(response.at("/meta/pending")).isEqualTo("0");
        assertThat(response.at("/links/self")).isEqualTo("/v1/jobs/" + response.at("/data/id"));
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
    void changesAttribute(String attributes, String path, String expected) {
        TestResponse response = admin.bulk("{" + attributes + "}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
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
    void acceptsDocumentsOfJsonApiSerializers(String document) {
        assertThat(admin.post(MissionHubClient.BULK, document).status()).isEqualTo(200);
        assertThat(value("3", "gender")).isEqualTo(Value.of("male"));
    }

    @Test
    void unarchivesPeopleByIds() {
        admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"archived\":true}");
        TestResponse response = admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"archived\":false}");
        assertThat(response.at("/meta/changed")).isEqualTo("1");
        assertThat(value("3", "org/3/archived")).isEqualTo(Value.of(false));
    }

    @Test
    void removesAssignmentFromSelectedPeopleOnly() {
        admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3,4\",\"assigned_tos\":{\"1\":true}}");
        admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"assigned_tos\":{\"1\":false}}");
        assertThat(value("3", "org/3/assigned/1").isTrue()).isFalse();
        assertThat(value("4", "org/3/assigned/1").isTrue()).isTrue();
    }

    @Test
    void leavesPersonUnchangedWhenDeleteIsFalse() {
        TestResponse response =
                admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3\",\"delete\":false,\"archived\":null}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/meta/unchanged")).isEqualTo("1");
        assertThat(value("3", "org/3/removed").isTrue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"gender\":\"Male\"",
                "\"gender\":\"Male\",\"followup_status\":\"contacted\"",
                "\"archived\":true"
            })
    void reportsPeopleOutsideOrganizationAsNotFound(String change) {
        TestResponse response = admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"3,5,nobody\"," + change + "}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/meta/changed")).isEqualTo("1");
        assertThat(response.at("/meta/not_found")).isEqualTo("2");
        assertThat(value("5", "gender")).isEqualTo(Value.NOTHING);
        assertThat(stack.get("/v1/jobs/" + response.at("/data/id") + "/results?outcome=not_found")
                        .lines())
                .hasSize(2);
    }

    @Test
    void acceptsTensOfThousandsOfIdsInOneString() {
        String ids = String.join(
                ",", IntStream.range(0, 20_000).mapToObj(id -> "person-" + id).toList());
        stack.time.meanwhile(() -> {});
        TestResponse response = admin.bulk("{\"person_ids\":\"%s\",\"gender\":\"Male\"}".formatted(ids));
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        assertThat(response.at("/meta/selected")).isEqualTo("20000");
        assertThat(response.at("/data/attributes/person_ids")).isEqualTo("absent");
        assertThat(response.header("X-MH-Session")).isNotBlank();
    }
}
