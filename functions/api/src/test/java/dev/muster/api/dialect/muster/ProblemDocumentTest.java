package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemDocumentTest {

    @Test
    void rendersMembersOfRfc9457() {
        ApiResponse response = ProblemDocument.of(
                List.of(
                        new ApiProblem(ApiProblem.Kind.INVALID, "is missing", "/select/ids"),
                        new ApiProblem(ApiProblem.Kind.INVALID, "is empty", "/changes")),
                "r-1");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"/docs/problems#invalid\","
                        + "\"title\":\"Unprocessable Content\",\"status\":422,"
                        + "\"detail\":\"/select/ids: is missing\",\"code\":\"invalid\","
                        + "\"errors\":[{\"pointer\":\"/select/ids\",\"detail\":\"is missing\"},"
                        + "{\"pointer\":\"/changes\",\"detail\":\"is empty\"}],\"request_id\":\"r-1\"}");
    }

    @Test
    void namesEveryProblemOfBodyWithoutPointers() {
        ApiResponse response = ProblemDocument.of(
                List.of(
                        new ApiProblem(ApiProblem.Kind.INVALID, "the heading \"A b\" is wrong"),
                        new ApiProblem(ApiProblem.Kind.INVALID, "the heading \"C d\" is wrong")),
                "r-1");
        assertThat(response.body())
                .contains("\"detail\":\"the heading \\\"A b\\\" is wrong; the heading \\\"C d\\\" is wrong\"")
                .contains("\"errors\":[{\"pointer\":\"\",\"detail\":\"the heading \\\"A b\\\" is wrong\"},"
                        + "{\"pointer\":\"\",\"detail\":\"the heading \\\"C d\\\" is wrong\"}]");
    }

    @ParameterizedTest
    @EnumSource(ApiProblem.Kind.class)
    void hasErrorStatusForEveryKind(ApiProblem.Kind kind) {
        assertThat(ProblemDocument.of(List.of(new ApiProblem(kind, "x")), "r").status())
                .isBetween(400, 500);
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 400",
        "UNAUTHENTICATED, 401",
        "FORBIDDEN, 403",
        "NOT_FOUND, 404",
        "METHOD_NOT_ALLOWED, 405",
        "NOT_ACCEPTABLE, 406",
        "TOO_MANY_AFFECTED, 409",
        "TOO_LARGE, 413",
        "UNSUPPORTED_MEDIA_TYPE, 415",
        "INVALID, 422",
        "KEY_REUSED, 422",
        "INTERNAL, 500",
    })
    void hasDocumentedStatus(ApiProblem.Kind kind, int status) {
        assertThat(ProblemDocument.of(List.of(new ApiProblem(kind, "x")), "r").status())
                .isEqualTo(status);
    }

    @Test
    void sendsChallengeToUnauthenticatedCaller() {
        assertThat(ProblemDocument.of(List.of(new ApiProblem(ApiProblem.Kind.UNAUTHENTICATED, "x")), "r")
                        .headers())
                .containsEntry("WWW-Authenticate", "Bearer");
    }
}
