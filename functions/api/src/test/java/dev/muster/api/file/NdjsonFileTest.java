package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowProblem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of NDJSON. */
class NdjsonFileTest {
    private static final String PERSON = """
            {"id":"7","attributes":{"country":"DE","email":"jo@x.de","email_addresses":["jo@x.de"],"score":7,
            "active":true,"gone":null,"assigned":["12"]},"custom":{"Shoe Size":42},"organizations":{"3":{
            "permission_id":"4","followup_status":null,"archived":false,"assigned":[],"labels":["5",6],"groups":[]}},
            "version":9}
            """.replace("\n", "");

    @Test
    void readsPersonAsItIsShown() {
        FileRow row = ReadFile.ndjson(PERSON).row();
        assertThat(row.key()).isEqualTo("7");
        assertThat(row.change().assignments())
                .containsExactly(
                        ReadFile.assign("country", "DE"),
                        ReadFile.assign("email", "jo@x.de"),
                        new Assignment(new Path("score"), Value.of(BigDecimal.valueOf(7))),
                        new Assignment(new Path("active"), Value.of(true)),
                        ReadFile.clear("gone"),
                        new Assignment(new Path("custom/Shoe Size"), Value.of(BigDecimal.valueOf(42))),
                        ReadFile.assign("org/3/permission_id", "4"),
                        ReadFile.clear("org/3/followup_status"),
                        new Assignment(Path.archived("3"), Value.of(false)));
        assertThat(row.change().sets())
                .isEqualTo(Map.of(
                        "email_addresses/", Set.of("jo@x.de"),
                        "assigned/", Set.of("12"),
                        "org/3/assigned/", Set.of(),
                        "org/3/labels/", Set.of("5", "6"),
                        "org/3/groups/", Set.of()));
    }

    @Test
    void givesMembersTheHeadingsOfCsv() {
        assertThat(ReadFile.ndjson(PERSON).row().cells())
                .containsEntry("id", "7")
                .containsEntry("score:number", "7")
                .containsEntry("active:boolean", "true")
                .containsEntry("gone", "#N/A")
                .containsEntry("custom.Shoe Size:number", "42")
                .containsEntry("organizations.3.labels", "5;6")
                .containsEntry("organizations.3.archived", "false")
                .doesNotContainKey("version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"7\",\"attributes\":{\"a\":\"x\"}}",
                "\uFEFF{\"id\":7,\"attributes\":{\"a\":\"x\"},\"version\":null,\"history\":{},\"row\":1}",
                "\n \n{\"attributes\":{\"a\":\"x\"},\"id\":\"7\",\"custom\":null,\"organizations\":{}}\r\n\n"
            })
    void everyPartIsOptional(String file) {
        FileRow row = ReadFile.ndjson(file).row();
        assertThat(row.key()).isEqualTo("7");
        assertThat(row.change()).isEqualTo(new RowChange(java.util.List.of(ReadFile.assign("a", "x")), Map.of()));
    }

    @Test
    void takesKeyFromAttributesOrBesideThem() {
        for (String row : new String[] {
            "{\"email\":\"Jo@x.de\",\"id\":\"7\"}",
            "{\"attributes\":{\"email\":\"Jo@x.de\"}}",
            "{\"attributes\":{\"email\":\"Jo@x.de\"},\"email\":\"Jo@x.de\"}"
        }) {
            FileRow read = ReadFile.ndjson(row, ReadFile.BY_EMAIL).row();
            assertThat(read.key()).isEqualTo("Jo@x.de");
            assertThat(read.change()).isEqualTo(RowChange.NOTHING);
        }
        FileOptions byCustomId = ReadFile.matching(MatchKey.CUSTOM_ID);
        assertThat(ReadFile.ndjson("{\"attributes\":{\"custom_id\":17}}", byCustomId)
                        .keys())
                .containsExactly("17");
        assertThat(ReadFile.ndjson("{\"email\":\"a@x.de\",\"attributes\":{\"email\":\"b@x.de\"}}", ReadFile.BY_EMAIL)
                        .rowProblem()
                        .reason())
                .contains("is not the same as the other email of the row", "\"b@x.de\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"7\",\"emial\":\"x\"} | unknown_member | emial: is no member of a row",
                "{\"id\":\"7\",\"email\":\"x@y.de\"} | unknown_member | attributes stand in \"attributes\"",
                "{\"id\":\"7\",\"attributes\":{\"First Name\":\"x\"}} | unknown_member | First Name: must be an attribute name",
                "{\"id\":\"7\",\"attributes\":[1]} | invalid_value | attributes: must be an object, not an array",
                "{\"id\":\"7\",\"attributes\":{\"a\":{}}} | invalid_value | a: must be a string, a number, true, false or null",
                "{\"id\":\"7\",\"attributes\":{\"email\":\"x\"}} | invalid_value | must be an e-mail address",
                "{\"id\":\"7\",\"organizations\":{\"a b\":{}}} | invalid_value | organizations.a b: must be an id",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"member\":true}}} | unknown_member | organizations.3.member:",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"archived\":\"true\"}}} | invalid_value | must be true or false",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"labels\":\"5\"}}} | invalid_value | must be an array, not a string",
                "{\"id\":\"7\",\"organizations\":{\"3\":7}} | invalid_value | organizations.3: must be an object",
                "{\"id\":\"7\",\"attributes\":{\"a\":1,\"a\":2}} | invalid_value | comes twice",
                "{\"id\":\"7\",\"attributes\":{\"a\":\"\\u0007\"}} | invalid_value | the control character U+0007",
                "{\"id\":\"7\",\"attributes\":{\"a\":\"x\" | malformed_row | not JSON, at column ",
                "{\"id\":\"7\"} {} | malformed_row | text follows",
                "{\"id\":7,\"attributes\":{\"a\":00}} | malformed_row | not JSON"
            })
    void refusesWrongRowAndNamesItsPerson(String line, String code, String reason) {
        ReadFile read = ReadFile.ndjson(line + "\n{\"id\":\"8\"}\n");
        RowProblem problem = read.rows().getFirst().problem().orElseThrow();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.reason()).contains(reason);
        assertThat(read.keys()).containsExactly("7", "8");
        assertThat(read.rows().getLast().problem()).isEmpty();
    }

    @Test
    void refusesLineThatIsNoObject() {
        assertThat(ReadFile.ndjson("id,country").rowProblem().reason())
                .isEqualTo("the line must be a JSON object; it is \"id,country\"");
        assertThat(ReadFile.ndjson("[{\"id\":\"1\"}]").rowProblem().code()).isEqualTo("malformed_row");
        assertThat(ReadFile.ndjson("{\"attributes\":{}}").rowProblem().code()).isEqualTo("missing_key");
    }

    @Test
    void refusesTooLongLineAndReadsOn() {
        String line = "{\"id\":\"7\",\"attributes\":{\"a\":\"" + "x".repeat(300_000) + "\"}}\n{\"id\":\"8\"}\n";
        ReadFile read = ReadFile.ndjson(line);
        assertThat(read.keys()).containsExactly("7", "8");
        assertThat(read.rows().getFirst().problem().orElseThrow().reason())
                .isEqualTo("the line is longer than the limit of 262144 characters");
    }

    @Test
    void takesNamesOf255CharactersOutsideOfTheBasicPlane() {
        String name = "😀".repeat(255);
        assertThat(ReadFile.ndjson("{\"id\":\"7\",\"custom\":{\"" + name + "\":\"x\"}}")
                        .row()
                        .change()
                        .assignments())
                .containsExactly(ReadFile.assign("custom/" + name, "x"));
    }

    @Test
    void rejectsRenamesAndFilesWithoutRows() {
        ReadFile renamed = ReadFile.ndjson(PERSON, ReadFile.renaming(Map.of("Land", "country")));
        assertThat(renamed.kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(renamed.problem()).isEqualTo("columns renames \"Land\", but an NDJSON file has no headings");
        assertThat(ReadFile.ndjson("\n\n").problem()).isEqualTo("the file has no rows");
    }
}
