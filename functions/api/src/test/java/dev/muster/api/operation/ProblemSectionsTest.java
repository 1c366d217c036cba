package dev.muster.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.api.ApiStack;
import dev.muster.api.dialect.muster.MusterDialect;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import dev.muster.api.problem.ApiProblem;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of a problem document leads to its section of /docs/problems, and the API document knows it. */
class ProblemSectionsTest {
    private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z_]+)\" class=\"problem\">");
    private static final ApiRequest REQUEST =
            new ApiRequest("GET", "/v1/jobs", QueryString.parse(""), Map.of(), RequestBody.EMPTY, "id", "");

    private static String page;

    @BeforeAll
    static void read() {
        page = new ApiStack().get("/docs/problems").body();
    }

    private static JsonNode problem(ApiProblem.Kind kind) {
        MusterDialect dialect = new MusterDialect(Limits.STANDARD, new Cursors("a signing key"));
        return ApiDocument.json(dialect.renderProblems(REQUEST, List.of(new ApiProblem(kind, "x")))
                .body());
    }

    private static Set<String> codes() {
        return Stream.of(ApiProblem.Kind.values())
                .map(ApiProblem.Kind::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource
    void typeIsTheAddressOfASectionWithStatusAndTitle(ApiProblem.Kind kind) {
        JsonNode problem = problem(kind);
        assertThat(problem.path("type").asText()).isEqualTo("/docs/problems#" + kind.code());
        int begin = page.indexOf("<section id=\"" + kind.code() + "\"");
        assertThat(begin).isPositive();
        assertThat(page.substring(begin, page.indexOf("</section>", begin)))
                .contains("<span class=\"status\">" + problem.path("status").asInt() + "</span> "
                        + problem.path("title").asText());
    }

    @Test
    void pageHasNoOtherSections() {
        Set<String> sections = SECTION.matcher(page)
                .results()
                .map(section -> section.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sections).isEqualTo(codes());
    }

    @Test
    void documentListsEveryCode() {
        Set<String> listed = new TreeSet<>();
        DocumentedExchange.DOCUMENT
                .root()
                .at("/components/schemas/ProblemCode/enum")
                .forEach(code -> listed.add(code.asText()));
        assertThat(listed).isEqualTo(codes());
    }

    @Test
    void everyResponseNamesTheCodesOfItsStatus() {
        for (ApiProblem.Kind kind : ApiProblem.Kind.values()) {
            // Of a method that a path does not have there is no operation.
            if (kind != ApiProblem.Kind.METHOD_NOT_ALLOWED) {
                String status = problem(kind).path("status").asText();
                JsonNode response = DocumentedExchange.DOCUMENT.resolve(DocumentedExchange.DOCUMENT
                        .root()
                        .at("/components/responses/"
                                + problem(kind).path("title").asText().replace(" ", "")));
                assertThat(response.path("x-codes").valueStream().map(JsonNode::asText))
                        .as(status)
                        .contains(kind.code());
            }
        }
    }
}
