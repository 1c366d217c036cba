package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.file.FileRow;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headings of CSV files. */
class CsvHeadingsTest {

    @ParameterizedTest
    @CsvSource({
        "country, country",
        "COUNTRY, country",
        "x:text, x",
        "X : Text, x",
        "custom.Shoe Size, custom/Shoe Size",
        "Custom.Shoe Size:TEXT, custom/Shoe Size",
        "custom.ratio:number:text, custom/ratio:number",
        "custom.a:b, custom/a:b",
        "organizations.3.followup_status, org/3/followup_status",
        "Organizations.AbC.Followup_Status, org/AbC/followup_status",
        "organizations.a.b:c.note, org/a.b:c/note",
        "organizations.3.note:text, org/3/note"
    })
    void readsHeading(String heading, String path) {
        assertThat(ReadFile.csv("id," + heading + "\n1,v\n").row().change().assignments())
                .containsExactly(ReadFile.assign(path, "v"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "First Name | is not the name of an attribute ([a-z][a-z0-9_]{0,63}); rename it with columns",
                "1st | is not the name of an attribute",
                "größe | is not the name of an attribute",
                "permission_id | belongs to an organization: write organizations.<id>.permission_id",
                "Followup_Status | for example organizations.3.followup_status",
                "archived | belongs to an organization",
                "labels | belongs to an organization",
                "assigned | belongs to an organization",
                "groups | belongs to an organization",
                "organizations.3 | names no attribute",
                "organizations.. | names an organization that is no id",
                "organizations.a b.labels | names an organization that is no id: 1 to 128",
                "organizations.3.member | cannot be written by a file",
                "organizations.3.Removed | cannot be written by a file",
                "organizations.3.a b | is not the name of an attribute in an organization",
                "score:int | has an unknown type; the types are text, number, boolean",
                "organizations.3.score:int | has an unknown type",
                "email_addresses:number | has a type that its values cannot have; write email_addresses",
                "organizations.3.labels:boolean | write organizations.3.labels",
                "organizations.3.archived:number | write organizations.3.archived",
                "id:number | write id",
                "custom | has attributes of its own, such as custom.Shoe Size",
                "custom. | the name of a custom attribute must have 1 to 255 characters"
            })
    void quotesWrongHeading(String heading, String error) {
        ReadFile read = ReadFile.csv("id," + heading + "\n1,x\n");
        if (heading.startsWith("id")) {
            read = ReadFile.csv(heading + "\n1\n");
        }
        assertThat(read.kind()).isEqualTo(ApiProblem.Kind.INVALID);
        assertThat(read.problem())
                .startsWith("the heading \"" + heading + "\" of column ")
                .contains(error);
    }

    @Test
    void reportsEveryWrongHeadingAtOnce() {
        ReadFile read = ReadFile.csv("id,First Name,,permission_id,country\n1,2,3,4,5\n");
        assertThat(read.problems()).hasSize(3);
        assertThat(read.problems().get(1).detail())
                .isEqualTo("the heading \"\" of column 3 is blank; name it, or delete the column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "First Name | first_name",
                "firstName! | first_name",
                "E-Mail | email",
                "e-mail address | email",
                "emial address | email",
                "Phone Nr. | phone_nr",
                "Post code | zip",
                "Custom-Id | custom_id",
                "Shoe Size | shoe_size",
                "Größe | custom.Größe",
                "1st | custom.1st",
                "score:int | score:number",
                "Active : bool | Active:boolean",
                "note:string | note:text",
                "score:nummer | score:number",
                "organisation.3.labels | organizations.3.labels",
                "organization 3 permission | organizations.3.permission_id",
                "org[3].Follow-up status | organizations.3.followup_status",
                "organizations.3.follow up | organizations.3.follow_up",
                "custom/Shoe Size | custom.Shoe Size",
                "custom[\"Shoe Size\"] | custom.Shoe Size"
            })
    void suggestsNearestRightHeading(String heading, String nearest) {
        String quoted = heading.contains("\"") ? '"' + heading.replace("\"", "\"\"") + '"' : heading;
        ReadFile read = ReadFile.csv("id;" + quoted + "\n1;x\n");
        assertThat(read.problem()).endsWith("; did you mean \"" + nearest + "\"?");
        assertThat(ReadFile.csv("id;" + nearest + "\n1;\n").problems())
                .as("the suggestion is a right heading")
                .isEmpty();
    }

    @Test
    void suggestsNothingForHeadingWithoutLetters() {
        assertThat(ReadFile.csv("id,300018,+49 30\n1,x,y\n").problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.detail()).doesNotContain("did you mean"));
    }

    @Test
    void namesEveryWrongHeadingOfWideFile() {
        String wrong = IntStream.rangeClosed(1, 60)
                .mapToObj(number -> "Column " + number)
                .collect(Collectors.joining(","));
        ReadFile read = ReadFile.csv("id," + wrong + "\n1\n");
        assertThat(read.problems()).hasSize(19);
        assertThat(read.problems().getLast().detail())
                .startsWith("42 further wrong headings: \"Column 19\", \"Column 20\"")
                .endsWith("\"Column 60\"");
    }

    @Test
    void reportsMissingMatchColumnBesideWrongHeadings() {
        ReadFile read = ReadFile.csv("E-Mail,Land Name\nx@y.de,DE\n", ReadFile.BY_EMAIL);
        assertThat(read.problems()).hasSize(3);
        assertThat(read.problems().getLast().detail())
                .isEqualTo("the column \"email\" is missing, by which match=email names people;"
                        + " the headings are \"E-Mail\", \"Land Name\"; is it \"E-Mail\"? Rename it with columns");
    }

    @Test
    void rejectsRepeatedHeadings() {
        assertThat(ReadFile.csv("id,country, Country \n1,a,b\n").problem())
                .isEqualTo("the heading \"Country\" of column 3 means the same as the heading \"country\"");
        assertThat(ReadFile.csv("id,score,score:number\n1,a,b\n").problem()).contains("means the same");
        assertThat(ReadFile.csv("id,Land,country\n1,a,b\n", ReadFile.renaming(Map.of("Land", "country")))
                        .problem())
                .isEqualTo("the heading \"country\" of column 3 means the same as the heading \"Land\"");
    }

    @Test
    void rejectsFileWithoutMatchColumn() {
        assertThat(ReadFile.csv("e_mail,country\nx@y.de,DE\n", ReadFile.BY_EMAIL)
                        .problem())
                .isEqualTo("the column \"email\" is missing, by which match=email names people;"
                        + " the headings are \"e_mail\", \"country\"; is it \"e_mail\"? Rename it with columns");
    }

    @Test
    void ignoresIdWhenPeopleAreNamedOtherwise() {
        FileRow row = ReadFile.csv("id,email,country\n77,x@y.de,DE\n", ReadFile.BY_EMAIL)
                .row();
        assertThat(row.key()).isEqualTo("x@y.de");
        assertThat(row.change().assignments()).containsExactly(ReadFile.assign("country", "DE"));
        assertThat(row.cells()).containsEntry("id", "77");
    }

    @Test
    void renamesAndIgnoresColumns() {
        Map<String, String> columns = Map.of(
                "Kunden Nr.",
                "id",
                "LAND",
                "country",
                "Bemerkung",
                "",
                "Punkte",
                "score:number",
                "Gruppe",
                "organizations.3.labels");
        FileRow row = ReadFile.csv(
                        "kunden  nr.;Land ;bemerkung;PUNKTE;Gruppe\n1;DE;hallo;7;5;\n", ReadFile.renaming(columns))
                .row();
        assertThat(row.key()).isEqualTo("1");
        assertThat(row.change().assignments())
                .containsExactly(
                        ReadFile.assign("country", "DE"),
                        new Assignment(new Path("score"), Value.of(java.math.BigDecimal.valueOf(7))));
        assertThat(row.change().sets()).containsOnlyKeys("org/3/labels/");
        assertThat(row.cells()).containsEntry("bemerkung", "hallo").containsKey("Land");
    }

    @Test
    void rejectsRenameOfHeadingThatIsNotThere() {
        assertThat(ReadFile.csv("id,Land\n1,DE\n", ReadFile.renaming(Map.of("Lnad", "country")))
                        .problem())
                .isEqualTo("columns renames \"Lnad\", but the file has no such heading;"
                        + " its headings are \"id\", \"Land\"; did you mean \"Land\"?");
        assertThat(ReadFile.csv("id,Land\n1,DE\n", ReadFile.renaming(Map.of("Land", "Land of birth")))
                        .problem())
                .startsWith("the heading \"Land\" of column 2 is not the name of an attribute");
    }
}
