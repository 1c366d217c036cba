package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Grant;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of contracts/huddle.md, as whole requests. */
class HuddleTest {
    private static final String JSON = "application/vnd.huddle.data+json";
    private static final String XML = "application/vnd.huddle.data+xml";
    private static final String BULK_DELETE = "/people/companies/42/bulkdelete";
    private static final String SEED_XML = """
            <bulkDelete>
            <link rel="member" href=".../people/companies/42/members/123" />
            <link rel="member" href=".../people/companies/42/members/456" />
            </bulkDelete>
            """;
    private static final String SEED_JSON = """
            {
            "links": [{
            "rel": "member",
            "href": ".../people/companies/42/members/123"
            },
            {
            "rel": "member",
            "href": ".../people/companies/42/members/456"
            }]
            }
            """;

    private final ApiStack walk = ApiStack.local();

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, List.of("123", "456"), Set.of("42"), Map.of("first_name", "Jo", "last_name", "Li"));
        walk.store(ApiStack.DEMO, List.of("789"), Set.of("3"), Map.of());
        walk.time.meanwhile(walk::work);
    }

    private TestResponse send(String method, String path, String type, String body, String... more) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "OAuth2 local-huddle-token"));
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        for (int place = 0; place < more.length; place += 2) {
            headers.put(more[place], more[place + 1]);
        }
        return walk.send(method, path, body, headers);
    }

    private TestResponse delete(String type, String body, String... more) {
        return send("POST", BULK_DELETE, type, body, more);
    }

    private TestResponse get(String path, String... more) {
        return send("GET", path, "", null, more);
    }

    private static String xml(String... hrefs) {
        StringBuilder links = new StringBuilder();
        for (String href : hrefs) {
            links.append("<link rel=\"member\" href=\"").append(href).append("\"/>");
        }
        return "<bulkDelete>" + links + "</bulkDelete>";
    }

    private boolean isDeleted(String id) {
        return walk.person(ApiStack.DEMO, id)
                .orElseThrow()
                .value(Path.removed("42"))
                .isTrue();
    }

    private void assertNobodyDeleted() {
        assertThat(isDeleted("123")).isFalse();
        assertThat(isDeleted("456")).isFalse();
        assertThat(walk.queue.size()).isZero();
    }

    @Test
    void deletesAsTheSeedDoesInXml() {
        TestResponse answer = delete(XML, SEED_XML);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).doesNotContainKey("Content-Type");
        assertThat(isDeleted("123")).isTrue();
        assertThat(isDeleted("456")).isTrue();
    }

    @Test
    void deletesAsTheSeedDoesInJson() {
        TestResponse answer = delete(JSON, SEED_JSON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(isDeleted("123")).isTrue();
        assertThat(isDeleted("456")).isTrue();
    }

    @Test
    void leavesDeletedMembersDeleted() {
        delete(XML, xml("members/123"));
        TestResponse answer = delete(XML, SEED_XML);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        TestResponse job = walk.get(DialectContract.monitor(answer));
        assertThat(job.at("/totals/unchanged")).isEqualTo("1");
        assertThat(job.at("/totals/changed")).isEqualTo("1");
    }

    @Test
    void foldsRepeatedMembers() {
        TestResponse answer = delete(XML, xml("members/123", "/people/companies/42/members/123"));
        assertThat(walk.get(DialectContract.monitor(answer)).at("/totals/selected"))
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
    void findsTheMemberInItsSelfLink(String href) {
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
    void deletesNobodyWhenOneIsWrong(String href, String message) {
        TestResponse answer = delete(XML, xml("members/123", href, "members/456"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(message, "<ErrorCode>Validation</ErrorCode>");
        assertNobodyDeleted();
    }

    @Test
    void saysWhatIsWrongWithEachMember() {
        TestResponse answer = delete(JSON, SEED_JSON.replace("123", "998").replace("456", "999"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"statusCode\":400,\"errorMessages\":[\"member 998 does not exist\","
                        + "\"member 999 does not exist\"],\"errorCode\":\"Validation\"}");
    }

    @Test
    void saysItInXml() {
        TestResponse answer = delete(XML, xml("members/998"));
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.huddle.error+xml");
        assertThat(answer.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ErrorResult><StatusCode>400</StatusCode>"
                        + "<ErrorMessages><Message>member 998 does not exist</Message></ErrorMessages>"
                        + "<ErrorCode>Validation</ErrorCode></ErrorResult>");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.huddle.data+xml, application/vnd.huddle.data+json, json",
        "application/vnd.huddle.data+xml, application/json, json",
        "application/vnd.huddle.data+json, application/vnd.huddle.error+xml, xml",
        "application/vnd.huddle.data+json, */*, json",
        "application/vnd.huddle.data+xml, */*, xml",
        "application/json, image/png, json",
        "text/xml, text/html;q=0.9, xml",
    })
    void refusesInTheFormThatIsAccepted(String type, String accept, String form) {
        TestResponse answer = delete(type, "?", "Accept", accept);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.huddle.error+" + form);
    }

    @Test
    void asksForAManager() {
        TestResponse answer = delete(XML, SEED_XML, "Authorization", "OAuth2 local-huddle-member-token");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<StatusCode>403</StatusCode>", "<ErrorCode>Forbidden</ErrorCode>");
        assertNobodyDeleted();
    }

    @Test
    void deletesNobodyTheCallerMayNotChange() {
        // Person 1 is an admin of organization 3, where this manager of company 42 is a plain user.
        Person manager = Person.create("50", 1)
                .write(
                        List.of(
                                new Assignment(Path.member("42"), Value.of(true)),
                                new Assignment(Path.permission("42"), Value.of("3")),
                                new Assignment(Path.member("3"), Value.of(true)),
                                new Assignment(Path.permission("3"), Value.of("4"))),
                        1,
                        walk.time.now());
        walk.people.save(ApiStack.DEMO, List.of(manager));
        Caller caller = new Caller(ApiStack.DEMO, "50");
        walk.ports
                .access()
                .putGrant(Credential.of(CredentialType.HUDDLE, "a-manager"), Grant.of(CredentialType.HUDDLE, caller));
        TestResponse answer = delete(XML, xml("members/123", "members/1"), "Authorization", "OAuth2 a-manager");
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertNobodyDeleted();
        assertThat(delete(XML, xml("members/123"), "Authorization", "OAuth2 a-manager")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "4%202", "%2e%2e"})
    void knowsNoOtherCompany(String company) {
        TestResponse answer = send("POST", "/people/companies/" + company + "/bulkdelete", XML, SEED_XML);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("<ErrorCode>NotFound</ErrorCode>");
        assertThat(get("/people/companies/" + company).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAuth2 local-huddle-token", "oauth2 local-huddle-token", "Bearer local-huddle-token"})
    void takesTheTokenInEitherScheme(String authorization) {
        assertThat(get("/people/companies/42", "Authorization", authorization).status())
                .isEqualTo(200);
    }

    @Test
    void challengesWhoIsUnknown() {
        TestResponse none = delete(JSON, SEED_JSON, "Authorization", "");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("OAuth2 realm=\"huddle\"");
        assertThat(none.at("/errorCode")).isEqualTo("Unauthorized");
        for (String wrong : List.of(
                "OAuth2 frootymcnooty/vonbootycherooty",
                "Bearer local-muster-key",
                "Token local-huddle-token",
                "OAuth2",
                "OAuth2 local-huddle-token x")) {
            TestResponse answer = delete(JSON, SEED_JSON, "Authorization", wrong);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("OAuth2 realm=\"huddle\", error=\"invalid_token\"");
        }
        assertNobodyDeleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.huddle.data+xml; charset=utf-8",
                "Application/XML",
                "text/xml",
            })
    void takesXmlUnderItsOtherNames(String type) {
        assertThat(delete(type, SEED_XML).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/vnd.huddle.data",
                "multipart/form-data",
                "text/xml; charset=utf-16",
                ""
            })
    void takesNoOtherMediaType(String type) {
        TestResponse answer = delete(type, SEED_XML);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("application/vnd.huddle.data+json");
        assertNobodyDeleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "\ufeff<bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<bulkDelete xmlns=\"http://schema.huddle.net/2011/02/\"><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<h:bulkDelete xmlns:h=\"urn:x\"><h:link h:rel=\"self\" rel=\"Member\" href=\"members/123\"></h:link></h:bulkDelete>",
                "<bulkDelete><!-- two --><link rel=\"self\"/><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
            })
    void takesAnyNamespace(String body) {
        TestResponse answer = delete(XML, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(isDeleted("123")).isTrue();
        assertThat(isDeleted("456")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<bulkDelete>",
                "<bulkdelete><link rel=\"member\" href=\"members/123\"/></bulkdelete>",
                "<links><link rel=\"member\" href=\"members/123\"/></links>",
                "<bulkDelete><link href=\"members/123\"/></bulkDelete>",
                "<bulkDelete><link rel=\"member\"/></bulkDelete>",
                "<bulkDelete><member>123</member></bulkDelete>",
                "<bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete><x/>",
                "<bulkDelete><link rel=\"member\" href=\"members/&#0;\"/></bulkDelete>",
                "<?xml version=\"1.0\" encoding=\"utf-16\"?><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<!DOCTYPE bulkDelete><bulkDelete><link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "<!DOCTYPE b [<!ENTITY m \"123\">]><bulkDelete><link rel=\"member\" href=\"members/&m;\"/></bulkDelete>",
                "<bulkDelete>&m;<link rel=\"member\" href=\"members/123\"/></bulkDelete>",
                "{\"links\":[]}",
            })
    void refusesOtherXml(String body) {
        TestResponse answer = delete(XML, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<StatusCode>400</StatusCode>").doesNotContain("Exception");
        assertNobodyDeleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"links\":{}}",
                "{\"links\":[\"members/123\"]}",
                "{\"links\":[{\"rel\":\"member\"}]}",
                "{\"links\":[{\"href\":\"members/123\"}]}",
                "{\"links\":[{\"rel\":\"member\",\"href\":123}]}",
                "{\"links\":[{\"rel\":\"member\",\"href\":\"members/123\"}],\"dry_run\":true}",
                "{\"links\":[{\"rel\":\"member\",\"href\":\"members/123\"}]} x",
                "<bulkDelete/>",
            })
    void refusesOtherJson(String body) {
        TestResponse answer = delete(JSON, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/statusCode")).isEqualTo("400");
        assertNobodyDeleted();
    }

    @Test
    void statesTheLimitsOfXml() {
        TestResponse deep = delete(XML, "<a>".repeat(33) + "</a>".repeat(33));
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.body()).contains("32");
        TestResponse many = delete(XML, "<bulkDelete>" + "<link rel=\"self\"/>".repeat(100_001) + "</bulkDelete>");
        assertThat(many.status()).isEqualTo(413);
        assertThat(many.body()).contains("100001", "100000");
    }

    @Test
    void servesTheAlias() {
        TestResponse answer = send("POST", "/people/companies/42/bulk-delete/", XML, SEED_XML);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void tellsWhereTheJobIsWhenItGoesOn() {
        TestResponse answer = delete(XML, SEED_XML, "Prefer", "respond-async", "Host", "api.example.com");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Content-Type")).isEqualTo(XML);
        assertThat(answer.body())
                .endsWith("<bulkDelete><link rel=\"monitor\" href=\"https://api.example.com" + answer.header("Location")
                        + "\" /></bulkDelete>");
    }

    @Test
    void advertisesBulkDeletion() {
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
    void showsAMember() {
        TestResponse xml = get("/people/companies/42/members/123", "Accept", "text/xml");
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.header("Content-Type")).isEqualTo("text/xml");
        assertThat(xml.body())
                .endsWith(
                        "<member><link rel=\"self\" href=\"/people/companies/42/members/123\" />"
                                + "<link rel=\"company\" href=\"/people/companies/42\" /><displayName>Jo Li</displayName></member>");
        TestResponse json = get("/people/companies/42/members/123", "Accept", "application/json");
        assertThat(json.at("/links/0/href")).isEqualTo("/people/companies/42/members/123");
        assertThat(json.at("/displayName")).isEqualTo("Jo Li");
    }

    @Test
    void showsNoMemberThatIsNone() {
        assertThat(get("/people/companies/42/members/999").status()).isEqualTo(404);
        assertThat(get("/people/companies/42/members/789").status()).isEqualTo(404);
        delete(XML, xml("members/123"));
        assertThat(get("/people/companies/42/members/123").status()).isEqualTo(404);
    }

    @Test
    void servesNoListOfMembers() {
        TestResponse answer = get("/people/companies/42/members");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("members/{member}");
    }

    @Test
    void answersInNoOtherForm() {
        assertThat(get("/people/companies/42", "Accept", "image/png").status()).isEqualTo(406);
    }

    @Test
    void saysWhichMethodsThereAre() {
        TestResponse answer = send("DELETE", BULK_DELETE, JSON, SEED_JSON);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.at("/errorCode")).isEqualTo("MethodNotAllowed");
    }
}
