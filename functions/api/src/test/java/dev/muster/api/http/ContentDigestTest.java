package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal requests have equal digests under an Idempotency-Key, and other requests have others. */
class ContentDigestTest {
    private static final String FIRST = digest("POST", "/v1/jobs", "a=1&b=2&b=3", "text/csv; charset=utf-8; a=b", "x");

    private static String digest(String method, String path, String query, String type, String body) {
        ApiRequest request = new ApiRequest(
                method,
                path,
                QueryString.parse(query),
                Map.of("content-type", type, "prefer", "wait=" + query.length()),
                RequestBody.ofText(body).orElseThrow(),
                "id",
                "127.0.0.1");
        return ContentDigest.ofRequest(request, ByteSource.of(request.body().bytes()), Set.of("token"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2&b=3 | text/csv; charset=utf-8; a=b",
                "b=2&a=1&b=3 | text/csv; charset=utf-8; a=b",
                "a=1&b=2&b=3&token=7 | text/csv; charset=utf-8; a=b",
                "a=1&b=2&b=3 | TEXT/CSV;a=b;charset=utf-8"
            })
    void isTheSameForOrderOfQueryCredentialAndSpellingOfMediaType(String query, String type) {
        assertThat(digest("POST", "/v1/jobs", query, type, "x")).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | /v1/jobs  | a=1&b=2&b=3 | text/csv; charset=utf-8; a=b | x",
                "POST | /v1/job   | a=1&b=2&b=3 | text/csv; charset=utf-8; a=b | x",
                "POST | /v1/jobs  | a=1         | text/csv; charset=utf-8; a=b | x",
                "POST | /v1/jobs  | a=1&b=3&b=2 | text/csv; charset=utf-8; a=b | x",
                "POST | /v1/jobs  | a=1&b=2%2C+3 | text/csv; charset=utf-8; a=b | x",
                "POST | /v1/jobs  | a=1%26b%3D2&b=3 | text/csv; charset=utf-8; a=b | x",
                "POST | /v1/jobs  | a=1&b=2&b=3 | application/json; charset=utf-8; a=b | x",
                "POST | /v1/jobs  | a=1&b=2&b=3 | text/csv | x",
                "POST | /v1/jobs  | a=1&b=2&b=3 | text/csv; charset=utf-8; a=b | y"
            })
    void differsByMethodPathQueryMediaTypeAndBody(String method, String path, String query, String type, String body) {
        assertThat(digest(method, path, query, type, body)).isNotEqualTo(FIRST);
    }

    @Test
    void takesMalformedMediaTypeAsItsText() {
        assertThat(digest("POST", "/", "", "nonsense", "x"))
                .isEqualTo(digest("POST", "/", "", " nonsense ", "x"))
                .isNotEqualTo(digest("POST", "/", "", "nonsensf", "x"));
    }
}
