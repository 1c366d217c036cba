package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.core.person.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters {@code include} and {@code fields} of {@code POST /apis/v4/people}. */
class MissionHubPeopleQueryTest extends MissionHubPeopleFixture {
    @Test
    void assignsInBothDirections() {
        TestResponse response = admin.post(
                "/apis/v4/people/?include=contact_assignments.person,reverse_contact_assignments.assigned_to"
                        + "&fields[person]=first_name&fields[contact_assignment]=assigned_to_id,person_id",
                MissionHubClient.person("{\"first_name\":\"Jo\"}", """
                        [{"type":"contact_assignment","attributes":{"person_id":"12","organization_id":"3"}},
                         {"type":"contact_assignment","attributes":{"assigned_to_id":"1","organization_id":"3"}}]"""));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        String id = response.at("/data/id");
        assertThat(value("12", "org/3/assigned/" + id)).isEqualTo(Value.of(true));
        assertThat(value(id, "org/3/assigned/1")).isEqualTo(Value.of(true));
        assertThat(response.at("/included/0/attributes"))
                .isEqualTo("{\"assigned_to_id\":\"%s\",\"person_id\":\"12\"}".formatted(id));
        assertThat(response.at("/included/1/attributes")).isEqualTo("{\"first_name\":\"Lee\"}");
        assertThat(response.at("/included/2/attributes"))
                .isEqualTo("{\"assigned_to_id\":\"1\",\"person_id\":\"%s\"}".formatted(id));
        assertThat(response.at("/included/3/attributes")).isEqualTo("{\"first_name\":\"Ada\"}");
        assertThat(response.at("/included/4")).isEqualTo("absent");
    }

    @Test
    void returnsOnlyRequestedFields() {
        TestResponse response = admin.post(
                "/apis/v4/people?include=email_addresses,organizational_permissions.organization"
                        + "&fields[person]=first_name,email_addresses,nonsense&fields[email_address]=email",
                MissionHubClient.person(
                        "{\"first_name\":\"Jo\",\"last_name\":\"Doe\"}",
                        EMAIL.replace(
                                "]",
                                ",{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}]")));
        assertThat(response.at("/data/attributes")).isEqualTo("{\"first_name\":\"Jo\"}");
        assertThat(response.at("/data/relationships/organizational_permissions"))
                .isEqualTo("absent");
        assertThat(response.at("/data/relationships/email_addresses/data/0/id"))
                .isEqualTo(response.at("/included/0/id"));
        assertThat(response.at("/included/0/attributes")).isEqualTo("{\"email\":\"jo@example.org\"}");
        assertThat(response.at("/included/0/relationships")).isEqualTo("absent");
        assertThat(response.at("/included/1/attributes/permission_id")).isEqualTo("2");
        assertThat(response.at("/included/2")).isEqualTo("{\"type\":\"organization\",\"id\":\"3\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fields[shoe]=size | 400",
                "fields=first_name | 400",
                "include=shoes | 400",
                "include=email_addresses.person.email_addresses | 400",
                "shoes=1 | 400",
                "fields[person]= | 201",
                "include= | 201"
            })
    void validatesQueryParameters(String query, int status) {
        TestResponse response =
                admin.post("/apis/v4/people?" + query, MissionHubClient.person("{\"first_name\":\"Jo\"}", "[]"));
        assertThat(response.status()).as(response.body()).isEqualTo(status);
    }
}
