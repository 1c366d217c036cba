package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.MaxRefused;
import dev.muster.core.file.RowMode;
import dev.muster.core.job.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a file, in the query and in the body of an open job. */
class FileOptionsTest {
    private static final FileOptions ALL = new FileOptions(
            MatchKey.EMAIL,
            RowMode.UPSERT,
            BlankCell.CLEAR,
            Map.of("E-Mail", "email", "Land", "country", "x", ""),
            Optional.of(new MaxRefused.Percent(5)));

    private static Validated<FileOptions> query(Map<String, String> parameters) {
        return FileOptionsReader.ofQuery(new QueryParameters(parameters), Limits.STANDARD);
    }

    private static Validated<FileOptions> body(String json) {
        JsonValue rows =
                ((Validated.Valid<JsonValue>) new JsonReader(JsonLimits.of(Limits.STANDARD)).read(json)).value();
        ProblemCollector problems = new ProblemCollector();
        JsonObjectReader members = JsonObjectReader.of(rows, JsonPointer.ROOT.child("rows"), problems)
                .orElseThrow();
        FileOptions options = new FileOptionsReader(members, problems).read();
        return problems.validate(() -> options);
    }

    private static ApiProblem problem(Validated<FileOptions> read) {
        return ((Validated.Invalid<FileOptions>) read).problems().getFirst();
    }

    @Test
    void readsAllOptions() {
        assertThat(query(Map.of(
                        "match", "email",
                        "mode", "upsert",
                        "blank", "clear",
                        "max_refused", "5%",
                        "columns", "{\"E-Mail\":\"email\",\"Land\":\"country\",\"x\":\"\"}")))
                .isEqualTo(Validated.valid(ALL));
        assertThat(body("{\"match\":\"email\",\"mode\":\"upsert\",\"blank\":\"clear\",\"max_refused\":\"5%\","
                        + "\"columns\":{\"E-Mail\":\"email\",\"Land\":\"country\",\"x\":\"\"}}"))
                .isEqualTo(Validated.valid(ALL));
    }

    @Test
    void hasDefaults() {
        assertThat(query(Map.of())).isEqualTo(Validated.valid(FileOptions.DEFAULT));
        assertThat(body("{\"max_refused\":null}")).isEqualTo(Validated.valid(FileOptions.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"0,false", "100,false", "0%,true", "100%,true"})
    void readsMaxRefused(String text, boolean isShare) {
        Validated<FileOptions> read = query(Map.of("max_refused", text));
        MaxRefused most =
                ((Validated.Valid<FileOptions>) read).value().maxRefused().orElseThrow();
        assertThat(most instanceof MaxRefused.Percent).isEqualTo(isShare);
        assertThat(body("{\"max_refused\":7}"))
                .isEqualTo(body("{\"max_refused\":\"7\"}"))
                .isNotEqualTo(Validated.valid(FileOptions.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "match | phone | must be one of id, email, custom_id, not \"phone\"",
                "mode | Update | must be one of update, upsert, create, not \"Update\"",
                "blank | null | must be one of keep, clear, not \"null\"",
                "max_refused | 101% | must be a number of rows, such as 100, or a share from 0% to 100%, such as 5%; it is \"101%\"",
                "max_refused | -1 | must be a number of rows",
                "max_refused | 1.5% | it is \"1.5%\"",
                "columns | {\"a\":\"b\" | is not JSON, at line 1, column 9",
                "columns | [] | must be an object, not an array",
                "columns | {\"a\":1} | , at /a, must be a string, not a number",
                "columns | {\"a\":\"First Name\"} | , at /a, is \"First Name\", which is not the name of an attribute",
                "columns | {\"a\":\"labels\"} | , at /a, is \"labels\", which belongs to an organization",
                "columns | {\"Land\":\"a\",\"LAND\":\"b\"} | , at /LAND, is the same heading as \"Land\""
            })
    void namesParameterAndQuotesValue(String name, String value, String error) {
        ApiProblem problem = problem(query(Map.of(name, value)));
        assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(problem.pointer()).isEmpty();
        assertThat(problem.detail())
                .startsWith("the query parameter \"" + name + "\"")
                .contains(error);
    }

    @Test
    void pointsAtMemberOfBody() {
        assertThat(problem(body("{\"match\":\"phone\"}")).pointer()).isEqualTo("/rows/match");
        assertThat(problem(body("{\"columns\":{\"a/b\":\"labels\"}}")).pointer())
                .isEqualTo("/rows/columns/a~1b");
        assertThat(problem(body("{\"matsch\":\"id\"}")).pointer()).isEqualTo("/rows/matsch");
        assertThat(problem(body("{\"max_refused\":true}")).detail()).contains("it is \"true\"");
    }

    @Test
    void reportsEveryWrongOption() {
        Validated<FileOptions> read = query(Map.of("match", "x", "mode", "x", "columns", "x"));
        assertThat(((Validated.Invalid<FileOptions>) read).problems()).hasSize(3);
        assertThat(FileOptionsReader.PARAMETERS).isEqualTo(Set.of("match", "mode", "blank", "columns", "max_refused"));
    }
}
