package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Two members of company 42, with the requests of a Huddle client on them. */
abstract class HuddleFixture {
    static final String JSON = "application/vnd.huddle.data+json";
    static final String XML = "application/vnd.huddle.data+xml";
    static final String BULK_DELETE = "/people/companies/42/bulkdelete";
    static final String SAMPLE_XML = """
            <bulkDelete>
            <link rel="member" href=".../people/companies/42/members/123" />
            <link rel="member" href=".../people/companies/42/members/456" />
            </bulkDelete>
            """;
    static final String SAMPLE_JSON = """
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
    final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("123", "456"), Set.of("42"), Map.of("first_name", "Jo", "last_name", "Li"));
        stack.store(ApiStack.DEMO, List.of("789"), Set.of("3"), Map.of());
        stack.time.meanwhile(stack::runWorkers);
    }

    TestResponse send(String method, String path, String type, String body, String... more) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "OAuth2 local-huddle-token"));
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        for (int index = 0; index < more.length; index += 2) {
            headers.put(more[index], more[index + 1]);
        }
        return stack.send(method, path, body, headers);
    }

    TestResponse delete(String type, String body, String... more) {
        return send("POST", BULK_DELETE, type, body, more);
    }

    TestResponse get(String path, String... more) {
        return send("GET", path, "", null, more);
    }

    static String xml(String... hrefs) {
        StringBuilder links = new StringBuilder();
        for (String href : hrefs) {
            links.append("<link rel=\"member\" href=\"").append(href).append("\"/>");
        }
        return "<bulkDelete>" + links + "</bulkDelete>";
    }

    boolean isDeleted(String id) {
        return stack.person(ApiStack.DEMO, id)
                .orElseThrow()
                .value(Path.removed("42"))
                .isTrue();
    }

    void assertNobodyDeleted() {
        assertThat(isDeleted("123")).isFalse();
        assertThat(isDeleted("456")).isFalse();
        assertThat(stack.queue.size()).isZero();
    }
}
