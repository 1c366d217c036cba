package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of {@code POST /apis/v4/bulk_people_changes/}. */
class MissionHubFiltersTest {
    private static final List<String> ALL = List.of("1", "2", "31", "32", "33", "34", "35");

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final MissionHubClient admin = MissionHubClient.of(stack, ApiStack.KEY);

    @BeforeEach
    void storePeople() {
        stack.time.meanwhile(stack::runWorkers);
        store("31", Map.of("first_name", "Jo", "last_name", "Doe", "email", "jo@example.org"));
        store("32", Map.of("first_name", "Mary", "last_name", "Johnson"));
        store("33", Map.of("first_name", "Ann", "email", "ann@example.com"));
        store("34", Map.of("first_name", "Archie"));
        stack.store(ApiStack.DEMO, List.of("35"), Set.of("42"), Map.of("first_name", "Jo"));
        set(
                "31",
                "\"gender\":\"Male\",\"followup_status\":\"contacted\",\"assigned_tos\":{\"1\":true},\"labels\":{\"7\":true}");
        set("32", "\"gender\":\"Female\",\"followup_status\":\"uncontacted\",\"groups\":{\"8\":true}");
        set("33", "\"gender\":\"Female\",\"assigned_tos\":{\"2\":true,\"31\":true}");
        set("34", "\"archived\":true");
    }

    private void store(String id, Map<String, String> attributes) {
        stack.store(ApiStack.DEMO, List.of(id), Set.of("3"), attributes);
    }

    private void set(String id, String attributes) {
        assertThat(admin.bulk("{\"organization_id\":\"3\",\"person_ids\":\"%s\",%s}".formatted(id, attributes))
                        .status())
                .isEqualTo(200);
    }

    /** Returns the ids of the people that the request changed. */
    private String changedIds() {
        return Stream.of(ALL.toArray(String[]::new))
                .filter(id -> stack.person(ApiStack.DEMO, id)
                        .filter(person -> person.holds(Path.attribute("student_status"), Value.of("collegiate")))
                        .isPresent())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ids\":\"31,32,35,nobody\"} | 31 32",
                "{\"ids\":[\"31\",32]} | 31 32",
                "{\"ids\":31} | 31",
                "{\"ids\":\"34\"} | ``",
                "{\"ids\":\"34\",\"include_archived\":\"true\"} | 34",
                "{\"ids\":\"33,34\",\"include_archived\":true} | 33 34",
                "{\"exclude_ids\":\"1,2\"} | 31 32 33",
                "{\"organization_ids\":\"3\"} | 1 2 31 32 33",
                "{\"organization_ids\":[3],\"exclude_ids\":\"31\"} | 1 2 32 33",
                "{\"statuses\":\"contacted\"} | 31",
                "{\"statuses\":\"uncontacted,contacted\"} | 31 32",
                "{\"statuses\":\"uncontacted,contacted\",\"genders\":\"female\"} | 32",
                "{\"genders\":\"Male,Other\"} | 31",
                "{\"permissions\":\"admin\"} | 1",
                "{\"permissions\":\"1,user\"} | 1 2",
                "{\"permissions\":\"2\"} | 31 32 33",
                "{\"assigned_tos\":\"1\"} | 31",
                "{\"assigned_tos\":\"me,2\"} | 31 33",
                "{\"assigned_tos\":\"assigned\"} | 31 33",
                "{\"assigned_tos\":\"unassigned\"} | 1 2 32",
                "{\"assigned_contacts\":\"33\"} | 2 31",
                "{\"assigned_contacts\":\"31,33\"} | 1 2 31",
                "{\"assigned_contacts\":\"me\"} | ``",
                "{\"assigned_contacts\":\"35\"} | ``",
                "{\"label_ids\":\"7\"} | 31",
                "{\"group_ids\":\"8,9\"} | 32",
                "{\"name\":\"jo\"} | 31 32",
                "{\"name\":\"DOE,ann\"} | 31 33",
                "{\"name\":\"@example.com\"} | 33",
                "{\"name\":\"example.com\"} | ``",
                "{\"updated_at\":\"2025-12-31T00:00:00Z,2027-01-01T00:00:00+01:00\",\"genders\":\"male\"} | 31",
                "{\"updated_at\":[\"2027-01-01T00:00:00Z\",\"2028-01-01T00:00:00Z\"]} | ``"
            })
    void selectsPeople(String filters, String people) {
        TestResponse response = admin.bulk("{\"organization_id\":\"3\",\"student_status\":\"collegiate\"}", filters);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(changedIds()).isEqualTo(people);
        int selected = people.isEmpty() ? 0 : people.split(" ", -1).length;
        assertThat(response.at("/meta/selected")).isEqualTo(Integer.toString(selected));
        assertThat(response.at("/meta/changed")).isEqualTo(Integer.toString(selected));
    }

    @Test
    void readsFiltersFromQuery() {
        TestResponse response = admin.post(
                MissionHubClient.BULK + "?filters[ids]=31,32&filters%5Borganization_ids%5D=3",
                MissionHubClient.document("{\"student_status\":\"collegiate\"}"));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(changedIds()).isEqualTo("31 32");
    }

    @Test
    void includesFiltersInRequestFingerprint() {
        Map<String, String> headers = new HashMap<>(admin.headers());
        headers.put("idempotency-key", "k-1");
        String first = MissionHubClient.BULK + "?filters[ids]=31";
        WireRequest request = new WireRequest(
                "POST",
                first,
                headers,
                MissionHubClient.document("{\"organization_id\":\"3\",\"student_status\":\"collegiate\"}"));
        assertThat(send(request).status()).isEqualTo(200);
        assertThat(send(request.withAddress(MissionHubClient.BULK + "?filters[ids]=32"))
                        .status())
                .isEqualTo(422);
        WireRequest inQuery = request.without("authorization").withAddress(first + "&access_token=" + admin.token());
        assertThat(send(inQuery).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(changedIds()).isEqualTo("31");
    }

    private TestResponse send(WireRequest request) {
        return stack.send(request.method(), request.address(), request.body(), request.headers());
    }

    @Test
    void readsTimeRangeFromRepeatedParameter() {
        TestResponse response = admin.post(
                MissionHubClient.BULK + "?filters[updated_at][]=2025-12-31T00:00:00Z"
                        + "&filters[updated_at][]=2027-01-01T00:00:00Z&filters[ids]=31",
                MissionHubClient.document("{\"organization_id\":\"3\",\"student_status\":\"collegiate\"}"));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(changedIds()).isEqualTo("31");
    }

    @Test
    void prefersIdsToFilters() {
        TestResponse response = admin.bulk(
                "{\"organization_id\":\"3\",\"person_ids\":\"31\",\"student_status\":\"collegiate\"}",
                "{\"organization_ids\":\"3\",\"genders\":\"Female\"}");
        assertThat(response.at("/meta/selected")).isEqualTo("1");
        assertThat(changedIds()).isEqualTo("31");
    }

    @Test
    void selectsArchivedPeopleOnlyWhenAsked() {
        TestResponse without = admin.bulk("{\"organization_id\":\"3\",\"archived\":false}", "{\"ids\":\"34\"}");
        assertThat(without.at("/meta/selected")).isEqualTo("0");
        TestResponse with = admin.bulk(
                "{\"organization_id\":\"3\",\"archived\":false}", "{\"ids\":\"34\",\"include_archived\":\"true\"}");
        assertThat(with.at("/meta/changed")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"organization_ids\":\"3,42\"} | /filters/organization_ids",
                "{\"organization_ids\":\"42\"} | /filters/organization_ids",
                "{\"organization_ids\":\"\"} | /filters/organization_ids",
                "{\"ids\":\"\"} | /filters/ids",
                "{\"ids\":null} | /filters/ids",
                "{\"ids\":\"a/b\"} | /filters/ids",
                "{\"ids\":{}} | /filters/ids",
                "{\"statuses\":\"new\"} | /filters/statuses",
                "{\"permissions\":\"boss\"} | /filters/permissions",
                "{\"genders\":\"x\"} | /filters/genders",
                "{\"name\":\" \"} | /filters/name",
                "{\"ids\":\"3\",\"include_archived\":\"maybe\"} | /filters/include_archived",
                "{\"updated_at\":\"2026-01-01T00:00:00Z\"} | /filters/updated_at",
                "{\"updated_at\":\"yesterday,today\"} | /filters/updated_at",
                "{\"faculty\":\"true\"} | /filters/faculty",
                "{\"interaction_type_ids\":\"1\"} | /filters/interaction_type_ids",
                "{\"answer_sheets\":\"1\"} | /filters/answer_sheets",
                "{\"answers\":\"1\"} | /filters/answers",
                "{\"shoe_sizes\":\"44\"} | /filters/shoe_sizes",
                "{\"ids\":\"31\",\"faculty\":\"x\"} | /filters/faculty",
                "{\"ids\":\"31\",\"answer_sheets\":{\"survey_ids\":\"5\"}} | /filters/answer_sheets",
                "{\"ids\":\"31\",\"answer_sheets\":{\"answers\":{\"5\":[\"yes\"]}}} | /filters/answer_sheets",
                "{\"ids\":\"31\",\"answers\":[0]} | /filters/answers",
                "{\"statuses\":[]} | /filters/statuses",
                "{\"answer_sheets\":{}} | /data/attributes/person_ids",
                "{\"statuses\":null} | /data/attributes/person_ids",
                "{\"$$hashKey\":\"7\"} | /data/attributes/person_ids",
                "{} | /data/attributes/person_ids",
                "[] | /data/attributes/person_ids",
                "7 | /filters"
            })
    void rejectsInvalidFilters(String filters, String pointer) {
        TestResponse response = admin.bulk("{\"organization_id\":\"3\",\"student_status\":\"collegiate\"}", filters);
        assertThat(response.status()).as(response.body()).isEqualTo(422);
        assertThat(response.at("/errors/0/source/pointer")).isEqualTo(pointer);
        assertThat(changedIds()).isEmpty();
    }

    @Test
    void requiresPermittedOrganization() {
        stack.ports.access().addOrganization(ApiStack.DEMO, "9");
        String change = "{\"student_status\":\"collegiate\"}";
        assertThat(admin.bulk(change, "{\"genders\":\"Female\"}").status()).isEqualTo(422);
        assertThat(admin.bulk(change, "{\"organization_ids\":\"77\"}").status()).isEqualTo(404);
        assertThat(admin.bulk(change, "{\"organization_ids\":\"9\"}").status()).isEqualTo(403);
        assertThat(admin.bulk("{\"archived\":true}", "{\"organization_ids\":\"3\"}")
                        .status())
                .isEqualTo(422);
        assertThat(admin.bulk(change, "{\"organization_ids\":\"3\",\"genders\":\"Female\"}")
                        .status())
                .isEqualTo(200);
        assertThat(changedIds()).isEqualTo("32 33");
    }
}
