package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources of Huddle that clients read, and the tokens that open them. */
class HuddleResourcesTest extends HuddleFixture {
    @ParameterizedTest
    @ValueSource(strings = {"OAuth2 local-huddle-token", "oauth2 local-huddle-token", "Bearer local-huddle-token"})
    void acceptsTokenInEitherScheme(String authorization) {
        assertThat(get("/people/companies/42", "Authorization", authorization).status())
                .isEqualTo(200);
    }

    @Test
    void challengesUnknownToken() {
        TestResponse none = delete(JSON, SAMPLE_JSON, "Authorization", "");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("OAuth2 realm=\"huddle\"");
        assertThat(none.at("/errorCode")).isEqualTo("Unauthorized");
        for (String wrong : List.of(
                "OAuth2 frootymcnooty/vonbootycherooty",
                "Bearer local-muster-key",
                "Token local-huddle-token",
                "OAuth2",
                "OAuth2 local-huddle-token x")) {
            TestResponse response = delete(JSON, SAMPLE_JSON, "Authorization", wrong);
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate"))
                    .isEqualTo("OAuth2 realm=\"huddle\", error=\"invalid_token\"");
        }
        assertNobodyDeleted();
    }

    @Test
    void linksToBulkDeletion() {
        TestResponse json =
                get("/people/companies/42", "Accept", JSON, "Host", "127.0.0.1:3000", "X-Forwarded-Proto", "http");
        assertThat(json.header("Content-Type")).isEqualTo(JSON);
        assertThat(json.body())
                .isEqualTo(
                        "{\"links\":["
                                + "{\"rel\":\"self\",\"href\":\"http://127.0.0.1:3000/people/companies/42\"},"
                                + "{\"rel\":\"members\",\"href\":\"http://127.0.0.1:3000/people/companies/42/members\"},"
                                + "{\"rel\":\"bulk-delete\",\"href\":\"http://127.0.0.1:3000/people/companies/42/bulkdelete\"}]}");
        TestResponse xml = get("/people/companies/42/");
        assertThat(xml.header("Content-Type")).isEqualTo(XML);
        assertThat(xml.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                        + "<company><link rel=\"self\" href=\"/people/companies/42\" />"
                        + "<link rel=\"members\" href=\"/people/companies/42/members\" />"
                        + "<link rel=\"bulk-delete\" href=\"/people/companies/42/bulkdelete\" /></company>");
    }

    @Test
    void returnsMember() {
        TestResponse xml = get("/people/companies/42/members/123", "Accept", "text/xml");
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.header("Content-Type")).isEqualTo("text/xml");
        assertThat(xml.body())
                .endsWith("<member><link rel=\"self\" href=\"/people/companies/42/members/123\" />"
                        + "<link rel=\"company\" href=\"/people/companies/42\" /><firstName>Jo</firstName><lastName>Li</lastName>"
                        + "<displayName>Jo Li</displayName><companyManager>false</companyManager></member>");
        TestResponse json = get("/people/companies/42/members/123", "Accept", "application/json");
        assertThat(json.at("/links/0/href")).isEqualTo("/people/companies/42/members/123");
        assertThat(json.at("/displayName")).isEqualTo("Jo Li");
    }

    @Test
    void respondsWith404ForPersonOutsideCompany() {
        assertThat(get("/people/companies/42/members/999").status()).isEqualTo(404);
        assertThat(get("/people/companies/42/members/789").status()).isEqualTo(404);
        delete(XML, xml("members/123"));
        assertThat(get("/people/companies/42/members/123").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json, text/plain, */*",
                "application/json, */*",
                "*/*, application/json",
                "application/xml;q=0.5, application/json",
            })
    void prefersNamedMediaType(String accept) {
        TestResponse member = get("/people/companies/42/members/123", "Accept", accept);
        assertThat(member.header("Content-Type")).isEqualTo("application/json");
        TestResponse error = get("/people/companies/42/members/none", "Accept", accept);
        assertThat(error.at("/statusCode")).isEqualTo("404");
        TestResponse invalid = delete(XML, "<", "Accept", accept);
        assertThat(invalid.at("/statusCode")).isEqualTo("400");
    }

    @Test
    void respondsWith406ForOtherMediaTypes() {
        assertThat(get("/people/companies/42", "Accept", "image/png").status()).isEqualTo(406);
    }
}
