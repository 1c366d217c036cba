package dev.muster.pages.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleRequestTest {

    private static SampleRequest request(String method, Map<String, String> query, String type, String body) {
        Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
        return new SampleRequest(method, "/v1/jobs/01K00000000000000000000000", query, headers, body, false);
    }

    @Test
    void namesTheJobByAVariable() {
        assertThat(request("GET", Map.of(), "", "").curl()).isEqualTo("curl -s \"$MUSTER_URL/v1/jobs/$JOB\"");
    }

    @Test
    void leavesBlanksAndQuotesOfTheQueryToCurl() {
        assertThat(request("GET", Map.of("filter", "country eq \"US\""), "", "").curl())
                .isEqualTo("curl -s -G \"$MUSTER_URL/v1/jobs/$JOB\" \\\n  --data-urlencode 'filter=country eq \"US\"'");
    }

    @Test
    void quotesBodiesForAShell() {
        assertThat(request("PATCH", Map.of(), "application/json", "{\"note\":\"Jo's\"}")
                        .curl())
                .isEqualTo(
                        "curl -s -X PATCH \"$MUSTER_URL/v1/jobs/$JOB\" \\\n  -H 'Content-Type: application/json' \\\n"
                                + "  -d '{\"note\":\"Jo'\\''s\"}'");
    }

    @Test
    void keepsLineBreaksOfFiles() {
        assertThat(request("POST", Map.of("match", "email"), "text/csv", "email,city\na@b.c,Oslo\n")
                        .curl())
                .isEqualTo("curl -s \"$MUSTER_URL/v1/jobs/$JOB?match=email\" \\\n  -H 'Content-Type: text/csv' \\\n"
                        + "  --data-binary @- <<'END'\nemail,city\na@b.c,Oslo\nEND");
    }
}
