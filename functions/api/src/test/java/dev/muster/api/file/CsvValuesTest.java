package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowProblem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of CSV files. */
class CsvValuesTest {

    private static RowChange change(String heading, String cell) {
        return ReadFile.csv("id," + heading + "\n1," + cell + "\n").row().change();
    }

    private static Value value(String heading, String cell) {
        return change(heading, cell).assignments().getFirst().to();
    }

    private static RowProblem problem(String heading, String cell) {
        return ReadFile.csv("id," + heading + "\n1," + cell + "\n").rowProblem();
    }

    @Test
    void takesCellsAsTextUnlessColumnHasType() {
        assertThat(value("zip", "08123")).isEqualTo(Value.of("08123"));
        assertThat(value("active", "TRUE")).isEqualTo(Value.of("TRUE"));
        assertThat(value("score:number", " 08.50 ")).isEqualTo(Value.of(new BigDecimal("8.5")));
        assertThat(value("score:NUMBER", "-1e3")).isEqualTo(Value.of(new BigDecimal("-1000")));
        assertThat(value("active:boolean", "TRUE")).isEqualTo(Value.of(true));
        assertThat(value("custom.On:boolean", " False ")).isEqualTo(Value.of(false));
        assertThat(value("organizations.3.score:number", "7")).isEqualTo(Value.of(BigDecimal.valueOf(7)));
        assertThat(value("score:text", "7")).isEqualTo(Value.of("7"));
        assertThat(value("custom_id", "007")).isEqualTo(Value.of("007"));
    }

    @Test
    void takesBlanksOffCustomIdsAndKeepsThemInText() {
        assertThat(value("custom_id", " c 1 ")).isEqualTo(Value.of("c 1"));
        assertThat(value("country", " DE ")).isEqualTo(Value.of(" DE "));
    }

    @ParameterizedTest
    @CsvSource({"TRUE,true", "true,true", "False,false", "FALSE,false", "fAlSe,false"})
    void readsArchivedInAnyCase(String cell, boolean archived) {
        assertThat(change("organizations.3.archived", cell).assignments())
                .containsExactly(new Assignment(Path.archived("3"), Value.of(archived)));
        assertThat(change("organizations.3.archived:boolean", cell).assignments())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "organizations.3.archived | yes | must be true or false; it is \"yes\"",
                "active:boolean | 1 | must be true or false; it is \"1\"",
                "score:number | 1.5 kg | must be a number, such as 42 or 1.5; it is \"1.5 kg\"",
                "score:number | NaN | must be a number",
                "score:number | 1e200 | must have at most 38 significant digits",
                "email | nobody | must be an e-mail address: local@domain, at most 254 characters, not \"nobody\"",
                "phone_number | 5 | must be a phone number: at least 3 digits, not \"5\"",
                "email_addresses | a@b.de;nobody | must be an e-mail address",
                "organizations.3.permission_id | 9 | must be one of \"1\" admin, \"2\" contact, \"3\" owner, \"4\" user; it is \"9\"",
                "organizations.3.labels | a b;c | must be an id: 1 to 128 letters",
                "organizations.3.labels | ; ; | names no member; #N/A empties the set; it is \"; ;\""
            })
    void namesColumnAndQuotesWrongValue(String heading, String cell, String reason) {
        ReadFile read = ReadFile.csv("id," + heading + "\n1," + cell + "\n");
        RowProblem problem = read.rowProblem();
        assertThat(problem.code()).isEqualTo("invalid_value");
        assertThat(problem.column()).isEqualTo(heading);
        assertThat(problem.reason()).startsWith(heading + ": ").contains(reason);
        assertThat(read.rows().getFirst().key()).isEqualTo("1");
        assertThat(read.rows().getFirst().change()).isEqualTo(RowChange.NOTHING);
        assertThat(read.rows().getFirst().cells()).containsEntry(heading, cell);
    }

    @Test
    void limitsLengthOfText() {
        assertThat(problem("a", "x".repeat(8193)).reason())
                .startsWith("a: has 8193 bytes of UTF-8; the limit is 8192; it is \"xxx")
                .endsWith("…\"");
        assertThat(problem("a", "ü".repeat(4097)).reason()).contains("has 8194 bytes");
    }

    @Test
    void namesSeveralErrorsOfRow() {
        RowProblem problem = ReadFile.csv("id,a:number,b:number,c:number,d:number,email\n1,x,x,x,x,x\n")
                .rowProblem();
        assertThat(problem.column()).isEqualTo("a:number");
        assertThat(problem.reason())
                .contains("a:number: ", "b:number: ", "c:number: ")
                .endsWith("; and 2 more");
    }

    @Test
    void setsBecomeExactlyTheirMembers() {
        assertThat(change("email_addresses", "B@X.de; a@x.de;;b@x.de").sets())
                .isEqualTo(Map.of("email_addresses/", Set.of("a@x.de", "b@x.de")));
        assertThat(change("phone_numbers", "+1 555 0100;+1 555 0101").sets())
                .isEqualTo(Map.of("phone_numbers/", Set.of("+1 555 0100", "+1 555 0101")));
        assertThat(change("organizations.3.labels", "5; 6").sets())
                .isEqualTo(Map.of("org/3/labels/", Set.of("5", "6")));
        assertThat(change("organizations.a.b.assigned", "12").sets())
                .isEqualTo(Map.of("org/a.b/assigned/", Set.of("12")));
        assertThat(change("organizations.3.groups", "#N/A").sets()).isEqualTo(Map.of("org/3/groups/", Set.of()));
        assertThat(change("email_addresses", "#N/A").sets()).isEqualTo(Map.of("email_addresses/", Set.of()));
    }

    @Test
    void limitsMembersOfContactSets() {
        StringBuilder members = new StringBuilder();
        for (int number = 0; number <= 50; number++) {
            members.append(number).append("@x.de;");
        }
        assertThat(problem("email_addresses", members.toString()).reason()).contains("has 51 members; the limit is 50");
    }

    @Test
    void keepsValueUnderBlankCellAndClearsItOnDemand() {
        String file = "id,country,email,score:number,organizations.3.archived,organizations.3.labels\n1,%s\n";
        List<Assignment> cleared = List.of(
                ReadFile.clear("country"),
                ReadFile.clear("email"),
                ReadFile.clear("score"),
                ReadFile.clear("org/3/archived"));
        assertThat(ReadFile.csv(file.formatted(", , ,\"\",\u00A0")).row().change())
                .isEqualTo(RowChange.NOTHING);
        FileRow blank = ReadFile.csv(file.formatted(", , ,\"\",\u00A0"), ReadFile.clearing())
                .row();
        assertThat(blank.change().assignments()).isEqualTo(cleared);
        assertThat(blank.change().sets()).isEqualTo(Map.of("org/3/labels/", Set.of()));
        FileRow explicit =
                ReadFile.csv(file.formatted("#N/A, #N/A ,#N/A,#N/A,#N/A")).row();
        assertThat(explicit.change()).isEqualTo(blank.change());
        assertThat(value("organizations.3.permission_id", "#N/A")).isEqualTo(Value.NOTHING);
        assertThat(value("organizations.3.permission_id", " 4 ")).isEqualTo(Value.of("4"));
    }

    @Test
    void refusesRowWithoutKey() {
        for (String key : List.of("", " ", "#N/A", "\u00A0")) {
            ReadFile read = ReadFile.csv("id,country\n" + key + ",DE\n");
            assertThat(read.rowProblem().code()).isEqualTo("missing_key");
            assertThat(read.rowProblem().reason()).isEqualTo("id: is blank; it must name the person of the row");
            assertThat(read.rows().getFirst().key()).isEmpty();
        }
    }

    @Test
    void takesKeyOfAnyFormForPeopleWhoAreThere() {
        ReadFile update = ReadFile.csv("email\nold form\n", ReadFile.BY_EMAIL);
        assertThat(update.row().key()).isEqualTo("old form");
        for (RowMode mode : List.of(RowMode.CREATE, RowMode.UPSERT)) {
            ReadFile created = ReadFile.csv(
                    "email\n nobody \n",
                    new FileOptions(MatchKey.EMAIL, mode, BlankCell.KEEP, Map.of(), Optional.empty()));
            assertThat(created.rowProblem().reason()).contains("must be an e-mail address", "not \"nobody\"");
            assertThat(created.keys()).containsExactly("nobody");
        }
    }

    @Test
    void keyIsNoChange() {
        FileRow row = ReadFile.csv("email,email_addresses\n Jo@x.de ,jo@x.de;b@x.de\n", ReadFile.BY_EMAIL)
                .row();
        assertThat(row.key()).isEqualTo("Jo@x.de");
        assertThat(row.change().assignments()).isEmpty();
        assertThat(row.change().sets()).containsOnlyKeys("email_addresses/");
    }
}
