package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectFixture;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuddleBulkDeleteTest extends HuddleFixture {
    @Test
    void deletesMembersOfXmlSample() {
        TestResponse response = delete(XML, SAMPLE_XML);
        assertThat(response.status()).as(response.body()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers()).doesNotContainKey("Content-Type");
        assertThat(isDeleted("123")).isTrue();
        assertThat(isDeleted("456")).isTrue();
    }

    @Test
    void deletesMembersOfJsonSample() {
        TestResponse response = delete(JSON, SAMPLE_JSON);
        assertThat(response.status()).as(response.body()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(isDeleted("123")).isTrue();
        assertThat(isDeleted("456")).isTrue();
    }

    @Test
    void succeedsForDeletedMember() {
        delete(XML, xml("members/123"));
        TestResponse response = delete(XML, SAMPLE_XML);
        assertThat(response.status()).as(response.body()).isEqualTo(204);
        TestResponse job = stack.get(DialectFixture.jobAddress(response));
        assertThat(job.at("/totals/unchanged")).isEqualTo("1");
        assertThat(job.at("/totals/changed")).isEqualTo("1");
    }

    @Test
    void countsRepeatedMemberOnce() {
        TestResponse response = delete(XML, xml("members/123", "/people/companies/42/members/123"));
        assertThat(stack.get(DialectFixture.jobAddress(response)).at("/totals/selected"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/people/companies/42/members/123",
                "https://api.example.com/v2/people/companies/42/members/123/?a=b#c",
                "/people/companies/42/members/123",
                "people/companies/42/members/123",
                "companies/42/members/%31%32%33",
                "members/123",
            })
    void readsMemberFromLink(String href) {
        assertThat(delete(XML, xml(href)).status()).isEqualTo(204);
        assertThat(isDeleted("123")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/people/companies/43/members/123 | not in that company",
                "/people/companies/42/members/999 | does not exist",
                "/people/companies/42/members/789 | not in that company",
                "/people/companies/42/members/1 | caller",
                "/people/companies/42/members/ | companies/{company}/members/{member}",
                "/people/companies/42/folk/123 | companies/{company}/members/{member}",
                "/people/firms/42/members/123 | companies/{company}/members/{member}",
                "123 | companies/{company}/members/{member}",
                "members/12%2F3 | companies/{company}/members/{member}",
            })
    void deletesNoMemberWhenOneIsInvalid(String href, String message) {
        TestResponse response = delete(XML, xml("members/123", href, "members/456"));
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains(message, "<ErrorCode>Validation</ErrorCode>");
        assertNobodyDeleted();
    }

    @Test
    void reportsEveryInvalidMember() {
        TestResponse response = delete(JSON, SAMPLE_JSON.replace("123", "998").replace("456", "999"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"statusCode\":400,\"errorMessages\":[\"member 998 does not exist\","
                        + "\"member 999 does not exist\"],\"errorCode\":\"Validation\"}");
    }

    @Test
    void rejectsCallerWhoIsNoManager() {
        TestResponse response = delete(XML, SAMPLE_XML, "Authorization", "OAuth2 local-huddle-member-token");
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("<StatusCode>403</StatusCode>", "<ErrorCode>Forbidden</ErrorCode>");
        assertNobodyDeleted();
    }

    @Test
    void managerDeletesAdminsOfItsCompanyWithoutRightsElsewhere() {
        // Person 1 is an admin of organization 3 too. The manager of company 42 is a plain user there.
        Person manager = Person.create("50", 1)
                .write(
                        List.of(
                                new Assignment(Path.member("42"), Value.of(true)),
                                new Assignment(Path.permission("42"), Value.of("3")),
                                new Assignment(Path.member("3"), Value.of(true)),
                                new Assignment(Path.permission("3"), Value.of("4"))),
                        1,
                        stack.time.now());
        stack.people.save(ApiStack.DEMO, List.of(manager));
        Caller caller = new Caller(ApiStack.DEMO, "50");
        stack.ports.access().putGrant(Credential.of("huddle", "a-manager"), new Grant(caller, 1_000, ApiStack.ISSUED));
        TestResponse response = delete(XML, xml("members/123", "members/1"), "Authorization", "OAuth2 a-manager");
        assertThat(response.status()).as(response.body()).isEqualTo(204);
        Person admin = stack.person(ApiStack.DEMO, "1").orElseThrow();
        assertThat(admin.isIn("42")).isFalse();
        assertThat(admin.isIn("3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "4%202", "%2e%2e"})
    void respondsWith404ForUnknownCompany(String company) {
        TestResponse response = send("POST", "/people/companies/" + company + "/bulkdelete", XML, SAMPLE_XML);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("<ErrorCode>NotFound</ErrorCode>");
        assertThat(get("/people/companies/" + company).status()).isEqualTo(404);
    }

    @Test
    void servesHyphenatedPath() {
        TestResponse response = send("POST", "/people/companies/42/bulk-delete/", XML, SAMPLE_XML);
        assertThat(response.status()).as(response.body()).isEqualTo(204);
    }

    @Test
    void linksToJobWhenJobIsStillRunning() {
        TestResponse response = delete(XML, SAMPLE_XML, "Prefer", "respond-async", "Host", "api.example.com");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Content-Type")).isEqualTo(XML);
        assertThat(response.body())
                .endsWith("<bulkDelete><link rel=\"monitor\" href=\"https://api.example.com"
                        + response.header("Location") + "\" /></bulkDelete>");
    }

    @Test
    void listsAllowedMethods() {
        TestResponse response = send("DELETE", BULK_DELETE, JSON, SAMPLE_JSON);
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
        assertThat(response.at("/errorCode")).isEqualTo("MethodNotAllowed");
    }
}
