package dev.muster.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
    private static final Filter A = new Filter.Present(new FilterField.Attribute("a"));
    private static final Filter B = new Filter.Present(new FilterField.Attribute("b"));
    private static final Filter C = new Filter.Present(new FilterField.Attribute("c"));

    private static Filter read(String text) {
        return read(text, Optional.empty());
    }

    private static Filter read(String text, Optional<String> organization) {
        return switch (FilterParser.parse(text, organization, "/select/filter")) {
            case Validated.Valid<Filter>(Filter filter) -> filter;
            case Validated.Invalid<Filter>(List<ApiProblem> problems) -> throw new AssertionError(problems);
        };
    }

    private static ApiProblem problem(String text) {
        return switch (FilterParser.parse(text, Optional.empty(), "/select/filter")) {
            case Validated.Valid<Filter>(Filter filter) -> throw new AssertionError(filter);
            case Validated.Invalid<Filter>(List<ApiProblem> problems) -> problems.getFirst();
        };
    }

    private static Filter typed(FilterField field, FilterOperator operator, Value value) {
        return new Filter.Typed(field, operator, value);
    }

    private static Filter typed(String attribute, FilterOperator operator, Value value) {
        return typed(new FilterField.Attribute(attribute), operator, value);
    }

    @ParameterizedTest
    @EnumSource(FilterOperator.class)
    void readsEveryOperatorInAnyCase(FilterOperator operator) {
        Filter expected = typed("first_name", operator, Value.of("Jo"));
        String word = operator.name();
        assertThat(read("first_name " + word + " \"Jo\"")).isEqualTo(expected);
        assertThat(read("FIRST_name " + word.toLowerCase(Locale.ROOT) + " \"Jo\""))
                .isEqualTo(expected);
    }

    @Test
    void readsNotEqualAsNegation() {
        Filter equal = typed("a", FilterOperator.EQ, Value.of("x"));
        assertThat(read("a ne \"x\"")).isEqualTo(new Filter.Not(equal));
        assertThat(read("a Pr")).isEqualTo(A);
        assertThat(read("a eq null")).isEqualTo(new Filter.Not(A));
        assertThat(read("a ne null")).isEqualTo(A);
    }

    @Test
    void bindsNotThenAndThenOr() {
        assertThat(read("a pr or b pr and c pr")).isEqualTo(new Filter.Or(List.of(A, new Filter.And(List.of(B, C)))));
        assertThat(read("a pr and b pr or c pr")).isEqualTo(new Filter.Or(List.of(new Filter.And(List.of(A, B)), C)));
        assertThat(read("not (a pr) and b pr")).isEqualTo(new Filter.And(List.of(new Filter.Not(A), B)));
        assertThat(read("(a pr OR b pr) AND NOT(c pr)"))
                .isEqualTo(new Filter.And(List.of(new Filter.Or(List.of(A, B)), new Filter.Not(C))));
        assertThat(read(" ( ( a pr ) ) ")).isEqualTo(A);
        assertThat(read("a pr and b pr and c pr")).isEqualTo(new Filter.And(List.of(A, B, C)));
    }

    @Test
    void readsJsonValues() {
        assertThat(read("a eq \"x \\\"\\\\\\/\\n\\r\\t\\u00e9 ö\""))
                .isEqualTo(typed("a", FilterOperator.EQ, Value.of("x \"\\/\n\r\t\u00e9 ö")));
        assertThat(read("a eq \"\\ud83d\\ude00\"")).isEqualTo(typed("a", FilterOperator.EQ, Value.of("\ud83d\ude00")));
        assertThat(read("a ge -1.50e2")).isEqualTo(typed("a", FilterOperator.GE, Value.of(new BigDecimal("-150"))));
        assertThat(read("a eq true")).isEqualTo(typed("a", FilterOperator.EQ, Value.of(true)));
        assertThat(read("a ne false")).isEqualTo(new Filter.Not(typed("a", FilterOperator.EQ, Value.of(false))));
    }

    @Test
    void readsAttributesOfNamedOrganization() {
        Filter status =
                typed(new FilterField.InOrganization("3", "followup_status"), FilterOperator.EQ, Value.of("contacted"));
        assertThat(read("organization.followup_status eq \"contacted\"", Optional.of("3")))
                .isEqualTo(new Filter.And(List.of(new Filter.Member("3"), status)));
        assertThat(problem("organization.followup_status eq \"contacted\"").detail())
                .startsWith("at character 1: ")
                .contains("requires a request that names an organization");
    }

    @Test
    void readsAttributesOfAnyOrganization() {
        Filter three = typed(new FilterField.HereId(), FilterOperator.EQ, Value.of("3"));
        Filter status = typed(new FilterField.Here("followup_status"), FilterOperator.EQ, Value.of("contacted"));
        assertThat(read("Organizations[ID eq \"3\" and followup_status eq \"contacted\"]"))
                .isEqualTo(new Filter.Membership(new Filter.And(List.of(three, status))));
        assertThat(read("organizations.id eq \"3\"")).isEqualTo(new Filter.Membership(three));
        assertThat(read("organizations.followup_status ne \"contacted\""))
                .isEqualTo(new Filter.Not(new Filter.Membership(status)));
        assertThat(read("not (organizations pr)"))
                .isEqualTo(new Filter.Not(new Filter.Membership(new Filter.And(List.of()))));
    }

    @Test
    void readsIdsAndTimes() {
        assertThat(read("id sw \"a\"")).isEqualTo(typed(new FilterField.Id(), FilterOperator.SW, Value.of("a")));
        assertThat(read("updated ge \"2026-01-01T00:00:00Z\""))
                .isEqualTo(typed(new FilterField.Updated(), FilterOperator.GE, Value.of("2026-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "country equals \"USA\" | 9 | an operator (eq, ne, co, sw, ew, gt, ge, lt, le or pr) but found \"equals\"",
                "country | 8 | an operator (eq, ne, co, sw, ew, gt, ge, lt, le or pr) but found the end",
                "country eq | 11 | a value (a string in double quotes, a number, true, false or null) but found the end",
                "country eq USA | 12 | found \"USA\"",
                "country eq ''USA'' | 12 | a string in double quotes",
                "country eq 01 | 12 | a value",
                "country eq 1e999999999999 | 12 | a value",
                "country eq 1e400 | 12 | significant digits",
                "country eq TRUE | 12 | a value",
                "country eq \"a | 12 | no closing",
                "country eq \"a\\x\" | 14 | backslash",
                "country eq \"\\u12g4\" | 13 | backslash",
                "country eq \"\\u0000\" | 12 | control character",
                "country eq \"\\ud800\" | 12 | surrogate",
                "country eq \"ö\" x | 16 | and, or or the end but found \"x\"",
                "country eq \"\ud83d\ude00\" x | 16 | found \"x\"",
                "country eq \"a\" and | 19 | a condition",
                "and a pr | 5 | found \"a\"",
                "not a pr | 5 | \"(\" after not but found \"a\"",
                "(a pr | 6 | \")\" but found the end",
                "a pr) | 5 | found \")\"",
                "() | 2 | a condition",
                "a[b pr] | 2 | an operator",
                "organizations[id eq \"3\" | 24 | \"]\" but found the end",
                "organizations[id eq \"3\") | 24 | \"]\" but found \")\"",
                "organizations[organizations[a pr]] | 28 | an operator",
                "organizations[organization.a pr] | 15 | not an attribute",
                "organizations[] | 15 | a condition",
                "organizations eq \"3\" | 15 | pr or [",
                "organizations. pr | 1 | not an attribute",
                "organization.id eq \"3\" | 1 | organizations.id",
                "5 eq \"a\" | 1 | not an attribute",
                "a.b eq \"a\" | 1 | not an attribute",
                "urn:x:a eq \"a\" | 1 | not an attribute",
                "\"a\" eq \"a\" | 1 | a condition, such as country eq \"US\" but found the string \"a\"",
                "a gt true | 6 | gt compares text and numbers only",
                "a LE false | 6 | le compares text and numbers only",
                "a co true | 6 | co compares text only",
                "a sw 5 | 6 | sw compares text only",
                "a gt null | 6 | gt compares text and numbers only",
                "a ew null | 6 | ew compares text only",
                "id eq 5 | 7 | double quotes",
                "updated gt \"yesterday\" | 12 | times",
                "updated eq 5 | 12 | times",
            })
    void namesPositionOfError(String text, int at, String detail) {
        ApiProblem problem = problem(text);
        assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(problem.pointer()).isEqualTo("/select/filter");
        assertThat(problem.detail()).startsWith("at character " + at + ": ").contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void rejectsBlankFilter(String blank) {
        assertThat(problem(blank))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is blank; a blank filter would match every person",
                        "/select/filter"));
    }

    @Test
    void namesLimits() {
        String many = "a pr" + " and a pr".repeat(99);
        assertThat(read(many)).isInstanceOf(Filter.And.class);
        assertThat(problem(many + " or a pr").detail())
                .isEqualTo("at character 900: the filter has more conditions than the limit of 100");
        assertThat(read("(".repeat(32) + "a pr" + ")".repeat(32))).isEqualTo(A);
        assertThat(problem("(".repeat(33) + "a pr" + ")".repeat(33)).detail())
                .isEqualTo("at character 33: brackets nest deeper than the limit of 32");
        assertThat(problem("(".repeat(33) + "a pr" + ")".repeat(33)).kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(problem("not (".repeat(33)).kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(problem("organizations[" + "(".repeat(32)).kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(problem("not (".repeat(100_000)).kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE);
        assertThat(read("a pr".concat(" ".repeat(FilterParser.MAX_BYTES - 4)))).isEqualTo(A);
        assertThat(problem("a pr".concat(" ".repeat(FilterParser.MAX_BYTES - 3)))
                        .detail())
                .isEqualTo("has 16385 bytes of UTF-8; the limit is 16384");
    }
}
