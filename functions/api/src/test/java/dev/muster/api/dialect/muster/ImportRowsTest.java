package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.csv.CsvWriter;
import dev.muster.api.http.RequestBody;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.people.Import;
import dev.muster.core.job.Limits;
import dev.muster.core.person.ImportRow;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportRowsTest {
    private final RowReader reader = new RowReader(Limits.STANDARD);
    private final NdjsonRows ndjson = new NdjsonRows(Limits.STANDARD, reader);
    private final CsvRows csv = new CsvRows(Limits.STANDARD, reader);

    @Test
    void readsJsonRow() {
        assertThat(json("""
                {"id":300018,"attributes":{"first_name":"Maria","score":1.50,"unsubscribed":false,"city":null},\
                "organizations":{"3":{"permission_id":2,"archived":true,"assigned":["12",14],"labels":[]}}}"""))
                .containsExactly(new ReadRow.Valid(new ImportRow(
                        1,
                        "300018",
                        Optional.of(Map.of(
                                "first_name", Value.of("Maria"),
                                "score", Value.of(new BigDecimal("1.5")),
                                "unsubscribed", Value.of(false),
                                "city", Value.NOTHING)),
                        Optional.of(Map.of(
                                "3",
                                Map.of(
                                        "permission_id", Value.of("2"),
                                        "archived", Value.of(true),
                                        "assigned/12", Value.of(true),
                                        "assigned/14", Value.of(true)))))));
    }

    @Test
    void readsCsvRow() {
        assertThat(csv("""
                id,first_name,city,organizations.3.permission_id,organizations.3.assigned,organizations.a.b.archived
                300018,Maria,,2,12;14,true
                """))
                .containsExactly(new ReadRow.Valid(new ImportRow(
                        1,
                        "300018",
                        Optional.of(Map.of("first_name", Value.of("Maria"))),
                        Optional.of(Map.of(
                                "3",
                                Map.of(
                                        "permission_id", Value.of("2"),
                                        "assigned/12", Value.of(true),
                                        "assigned/14", Value.of(true)),
                                "a.b",
                                Map.of("archived", Value.of(true)))))));
    }

    @Test
    void omitsPartsWithEmptyCells() {
        assertThat(csv("id,country,organizations.3.permission_id\n7,,\n"))
                .containsExactly(new ReadRow.Valid(new ImportRow(1, "7", Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Hara", "a,b;c", "say \"hi\"", "two\nlines", "two\r\nlines", "tab\there", " space ", "=HYPERLINK(1)",
                "\u5065\ud83d\ude00", "\u202edlrow", "e\u0301", "null", "007", "\u0085\u2028", "\\u0000", "\"",
            })
    void keepsSpecialCharactersUnchanged(String text) {
        ReadRow expected =
                new ReadRow.Valid(new ImportRow(1, "1", Optional.of(Map.of("name", Value.of(text))), Optional.empty()));
        JsonValue row = JsonValue.object(
                JsonValue.member("id", "1"),
                JsonValue.member("attributes", JsonValue.object(JsonValue.member("name", text))));
        assertThat(json(JsonWriter.write(row))).containsExactly(expected);
        assertThat(csv(CsvWriter.row(List.of("id", "name")) + CsvWriter.row(List.of("1", text))))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"7\" | `` | not JSON",
                "[] | `` | must be an object",
                "{} | `` | /id: is missing",
                "{\"id\":\"a b\"} | `` | /id: must be an id",
                "{\"id\":\"7\",\"name\":\"x\"} | 7 | /name: there is no member \"name\"",
                "{\"id\":\"7\",\"attributes\":null} | 7 | /attributes: must be an object, not null",
                "{\"id\":\"7\",\"attributes\":{\"First\":1}} | 7 | /attributes/First: must be an attribute name",
                "{\"id\":\"7\",\"attributes\":{\"a\":[1]}} | 7 | /attributes/a: must be a string",
                "{\"id\":\"7\",\"attributes\":{\"a\":1,\"a\":2}} | `` | /attributes/a: the name comes twice",
                "{\"id\":\"7\",\"attributes\":{\"a\":\"\\u0007\"}} | `` | /attributes/a: holds the control character U+0007",
                "{\"id\":\"7\",\"organizations\":{\"a/b\":{}}} | 7 | /organizations/a~1b: must be an id",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"member\":true}}} | 7 | /organizations/3/member: \"member\" cannot be set",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"permission_id\":9}}} | 7 | /organizations/3/permission_id: must be one of",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"assigned\":\"12\"}}} | 7 | /organizations/3/assigned: must be an array",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"assigned\":[\"12\",\"\"]}}} | 7 | /organizations/3/assigned/1: must be an id",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"archived\":1}}} | 7 | /organizations/3/archived: must be true or false",
            })
    void rejectsOnlyInvalidJsonRow(String line, String id, String detail) {
        List<ReadRow> rows = json("{\"id\":\"1\"}\n\n" + line + "\r\n{\"id\":\"3\"}\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isInstanceOf(ReadRow.Valid.class);
        assertThat(rows.get(1)).isInstanceOfSatisfying(ReadRow.Invalid.class, row -> {
            assertThat(row.result().row()).isEqualTo(2);
            assertThat(row.result().id()).isEqualTo(id);
            assertThat(row.result().outcome()).isEqualTo(Import.Outcome.REFUSED);
            assertThat(row.result().reason()).contains(detail);
        });
        assertThat(rows.get(2)).isInstanceOf(ReadRow.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7,x,y,z,w | has 5 cells where the header has 4",
                "7,x | has 2 cells where the header has 4",
                ",x,, | /id: is missing",
                "7,,9, | /organizations/3/permission_id: must be one of",
                "7,,2,maybe | /organizations/3/archived: must be true or false",
            })
    void rejectsOnlyInvalidCsvRow(String line, String detail) {
        List<ReadRow> rows =
                csv("id,name,organizations.3.permission_id,organizations.3.archived\n1,,,\n" + line + "\n3,,,\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1))
                .isInstanceOfSatisfying(
                        ReadRow.Invalid.class,
                        row -> assertThat(row.result().reason()).contains(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | the column id is missing",
                "id,id | column 2 is repeated",
                "id,First Name | column 2 is not known",
                "id, | column 2 is not known",
                "id,organizations.3 | column 2 is not known",
                "id,organizations.3.member | column 2 is not known",
                "id,organizations.a/b.name | column 2 is not known",
            })
    void rejectsInvalidHeaders(String header, String detail) {
        assertThat(problem(csv.read(body(header + "\n"))))
                .satisfies(problem -> assertThat(problem.detail()).contains(detail));
    }

    @Test
    void acceptsByteOrderMark() {
        assertThat(csv("\ufeffid\n7\n")).hasSize(1);
    }

    @Test
    void limitsRows() {
        String rows = "{\"id\":\"1\"}\n".repeat(Limits.STANDARD.importRows());
        assertThat(json(rows)).hasSize(Limits.STANDARD.importRows());
        assertThat(problem(ndjson.read(body(rows + "{}")))).satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE);
            assertThat(problem.detail()).contains("50001", "50000");
        });
    }

    private static RequestBody body(String text) {
        return RequestBody.ofText(text).orElseThrow();
    }

    private List<ReadRow> json(String text) {
        return valid(ndjson.read(body(text)));
    }

    private List<ReadRow> csv(String text) {
        return valid(csv.read(body(text)));
    }

    private static List<ReadRow> valid(Validated<List<ReadRow>> read) {
        assertThat(read).isInstanceOf(Validated.Valid.class);
        return ((Validated.Valid<List<ReadRow>>) read).value();
    }

    private static ApiProblem problem(Validated<List<ReadRow>> read) {
        assertThat(read).isInstanceOf(Validated.Invalid.class);
        return ((Validated.Invalid<List<ReadRow>>) read).problems().getFirst();
    }
}
