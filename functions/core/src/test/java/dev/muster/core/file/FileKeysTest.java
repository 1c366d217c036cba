package dev.muster.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.UniqueValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileKeysTest extends FilePlanFixture {
    @Test
    void comparesKeysFolded() {
        holds("7", UniqueValue.email("JO@example.org"));

        assertThat(plans(plan(
                        options(MatchKey.EMAIL, RowMode.UPDATE), row(1, "jo@example.org"), row(2, "JO@example.org"))))
                .containsExactly(new RowPlan.Repeat(new RowNumber(0, 2)), new RowPlan.Change("7"));
    }

    @Test
    void doesNotWriteTheKeyOfAPersonWhoIsThere() {
        holds("7", UniqueValue.email("jo@example.org"));

        List<RowEntry> entries = plan(
                options(MatchKey.EMAIL, RowMode.UPDATE),
                row(1, "jo@example.org", set("email", "jo@example.org"), set("country", "USA")));

        assertThat(entries.getFirst().row().change().assignments()).containsExactly(set("country", "USA"));
    }

    @Test
    void refusesAKeyThatAnotherPersonHoldsEvenIfItsRowGivesItUp() {
        areThere("7", "8", "9");
        holds("8", UniqueValue.email("b@example.org"));

        List<RowEntry> entries = plan(
                options(MatchKey.ID, RowMode.UPDATE),
                row(1, "8", set("email", "c@example.org")),
                row(2, "7", set("email", "b@example.org")));

        assertThat(entries.getFirst().plan()).isEqualTo(new RowPlan.Change("8"));
        assertThat(entries.getLast().plan().reason()).isEqualTo("email b@example.org belongs to person 8");
    }

    @Test
    void givesAKeyToTheEarlierOfTwoRows() {
        areThere("7", "8", "9");
        List<RowEntry> entries = plan(
                options(MatchKey.ID, RowMode.UPDATE),
                row(1, "9", set("email", "x@example.org")),
                row(2, "7", set("email", "X@example.org")),
                row(3, "8", set("custom_id", "x@example.org")),
                row(4, "9", set("email", "x@example.org")));

        assertThat(plans(entries))
                .containsExactly(
                        new RowPlan.Repeat(new RowNumber(0, 4)),
                        new RowPlan.Change("7"),
                        new RowPlan.Change("8"),
                        new RowPlan.Refuse(new RowProblem(
                                "taken", "email", "email x@example.org is given to another person by row 2")));
    }

    @Test
    void givesNoKeyToAPersonWhoIsMissing() {
        areThere("7");

        List<RowEntry> entries = plan(
                options(MatchKey.ID, RowMode.UPDATE),
                row(1, "9", set("email", "x@example.org")),
                row(2, "7", set("email", "x@example.org")));

        assertThat(plans(entries)).containsExactly(new RowPlan.Miss("no such person"), new RowPlan.Change("7"));
    }

    @Test
    void countsTheKeyOfANewPersonAsGiven() {
        holds("7", UniqueValue.customId("c7"));

        List<RowEntry> entries = plan(
                options(MatchKey.CUSTOM_ID, RowMode.UPSERT),
                row(1, "c8", set("email", "a@example.org")),
                row(2, "c7", set("email", "a@example.org")));

        assertThat(entries.getFirst().plan()).isEqualTo(new RowPlan.Create("new-0"));
        assertThat(entries.getLast().plan().reason()).endsWith("by row 1");
    }

    @Test
    void keepsAPersonsOwnKeys() {
        areThere("7", "8", "9");
        holds("7", UniqueValue.email("a@example.org"));

        assertThat(plans(plan(options(MatchKey.ID, RowMode.UPDATE), row(1, "7", set("email", "a@example.org")))))
                .containsExactly(new RowPlan.Change("7"));
    }

    @Test
    void readsWhichOfTwoAddressesIsThePrimaryOne() {
        holds("7", UniqueValue.email("a@example.org"), UniqueValue.email("b@example.org"));
        RowIndex index = new RowIndex(options(MatchKey.EMAIL, RowMode.UPDATE));
        index.add(row(1, "a@example.org"));
        index.add(row(2, "b@example.org"));
        assertThat(index.ids(holders)).containsExactly("7");
        present.put("7", "a@example.org");

        List<RowEntry> entries =
                plan(options(MatchKey.EMAIL, RowMode.UPDATE), row(1, "a@example.org"), row(2, "b@example.org"));

        assertThat(entries.getFirst().plan()).isEqualTo(new RowPlan.Change("7"));
        assertThat(entries.getLast().plan().reason())
                .isEqualTo("email b@example.org is not the one that names person 7, who holds it");
    }
}
