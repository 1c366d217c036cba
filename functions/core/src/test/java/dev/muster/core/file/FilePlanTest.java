package dev.muster.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilePlanTest extends FilePlanFixture {
    @Test
    void countsTheLastRowOfAPersonAndNamesIt() {
        List<RowEntry> entries = plan(options(MatchKey.ID, RowMode.UPDATE), row(1, "7"), row(2, "8"), row(5, "7"));

        assertThat(plans(entries))
                .containsExactly(
                        new RowPlan.Repeat(new RowNumber(0, 5)), new RowPlan.Change("8"), new RowPlan.Change("7"));
        assertThat(entries.getFirst().plan().reason()).isEqualTo("row 5 names the same person and counts");
        assertThat(entries.getFirst().counts()).isFalse();
    }

    @Test
    void takesIdsAsTheyAre() {
        assertThat(plans(plan(options(MatchKey.ID, RowMode.UPDATE), row(1, "a"), row(2, "A"))))
                .containsExactly(new RowPlan.Change("a"), new RowPlan.Change("A"));
    }

    @Test
    void findsNobodyForAnUpdateOfAMissingKey() {
        List<RowEntry> entries = plan(options(MatchKey.EMAIL, RowMode.UPDATE), row(1, "jo@example.org"));

        assertThat(plans(entries)).containsExactly(new RowPlan.Miss("no person has the email jo@example.org"));
        assertThat(entries.getFirst().forPerson()).isEmpty();
    }

    @Test
    void createsWhoIsMissingUnderIdsThatThePlanFixes() {
        List<RowEntry> entries = plan(
                options(MatchKey.EMAIL, RowMode.UPSERT),
                row(1, "jo@example.org", set("country", "USA")),
                row(2, "b@c.org"));

        assertThat(plans(entries)).containsExactly(new RowPlan.Create("new-0"), new RowPlan.Create("new-1"));
        assertThat(entries.getFirst().row().change().assignments())
                .containsExactly(set("email", "jo@example.org"), set("country", "USA"));
    }

    @Test
    void createsUnderTheIdThatTheRowNames() {
        present.put("8", "8");

        assertThat(plans(plan(options(MatchKey.ID, RowMode.UPSERT), row(1, "7"), row(2, "8"), row(3, "no id/"))))
                .startsWith(new RowPlan.Create("7"), new RowPlan.Change("8"))
                .last()
                .isInstanceOf(RowPlan.Refuse.class);
    }

    @Test
    void refusesToCreateWhoIsThere() {
        holds("7", UniqueValue.customId("c7"));

        List<RowEntry> entries = plan(options(MatchKey.CUSTOM_ID, RowMode.CREATE), row(1, "c7"), row(2, "c8"));

        assertThat(entries.getFirst().plan().reason()).isEqualTo("person 7 is there already");
        assertThat(entries.getLast().plan()).isEqualTo(new RowPlan.Create("new-0"));
    }

    @Test
    void refusesRowsWithProblemsWithoutKey() {
        FileRow bad = new FileRow(
                new RowNumber(0, 2),
                "7",
                Map.of("score", "ten"),
                RowChange.NOTHING,
                Optional.of(new RowProblem("invalid_value", "score", "score must be a number")));

        List<RowEntry> entries = plan(options(MatchKey.ID, RowMode.UPDATE), row(1, " "), bad);

        assertThat(entries.getFirst().plan().reason()).isEqualTo("id is blank; it must name the person of the row");
        assertThat(entries.getLast().plan().reason()).isEqualTo("score must be a number");
        assertThat(entries.getLast().row().cells()).containsEntry("score", "ten");
    }

    @Test
    void refusesRowsThatAreTooLarge() {
        FileRow large = new FileRow(
                new RowNumber(0, 1), "7", Map.of("x", "x".repeat(200_000)), RowChange.NOTHING, Optional.empty());

        RowEntry entry = plan(options(MatchKey.ID, RowMode.UPDATE), large).getFirst();

        assertThat(entry.plan().reason()).contains("the limit is 131072");
        assertThat(entry.bytes()).isLessThan(1_000);
    }

    @Test
    void refusesUnknownOrganizationsAndLeaders() {
        present.put("12", "12");
        Assignment known = new Assignment(Path.assigned("3", "12"), Value.of(true));
        Assignment unknown = new Assignment(Path.assigned("3", "13"), Value.of(true));

        List<RowEntry> entries = plan(
                options(MatchKey.ID, RowMode.UPDATE),
                row(1, "7", known),
                row(2, "8", unknown),
                row(3, "9", set("org/4/followup_status", "contacted")));

        assertThat(entries.get(0).plan()).isEqualTo(new RowPlan.Change("7"));
        assertThat(entries.get(1).plan().reason()).isEqualTo("there is no person 13 to assign to");
        assertThat(entries.get(2).plan().reason()).isEqualTo("there is no organization 4");
    }

    @Test
    void comparesMaxRefusedWithRowsThatAreRefusedOrMissing() {
        FileRow[] rows = {row(1, "7"), row(2, "8"), row(3, "8"), row(4, ""), row(5, "9"), row(6, "10")};
        present.putAll(Map.of("7", "7", "8", "8", "9", "9"));
        FileOptions two = new FileOptions(
                MatchKey.ID, RowMode.UPDATE, BlankCell.KEEP, Map.of(), Optional.of(new MaxRefused.Rows(2)));
        FileOptions third = new FileOptions(
                MatchKey.ID, RowMode.UPDATE, BlankCell.KEEP, Map.of(), Optional.of(new MaxRefused.Percent(39)));

        FilePlan plan = filePlan(two, rows);

        assertThat(plan.counts()).isEqualTo(new PlanCounts(3, 0, 1, 1, 1));
        assertThat(plan.counts().selected()).isEqualTo(5);
        assertThat(plan.exceedsMaxRefused()).isFalse();
        assertThat(filePlan(third, rows).exceedsMaxRefused()).isTrue();
    }

    @Test
    void asksOnlyForPeopleWhoDecide() {
        RowIndex update = new RowIndex(options(MatchKey.ID, RowMode.UPDATE));
        RowIndex create = new RowIndex(options(MatchKey.ID, RowMode.CREATE));
        for (RowIndex index : List.of(update, create)) {
            index.add(row(1, "7", new Assignment(Path.assigned("3", "12"), Value.of(true))));
            index.add(row(2, "not/an/id"));
            index.add(row(3, "9", set("custom_id", "c9")));
        }

        assertThat(update.ids(Map.of())).containsExactlyInAnyOrder("9", "12");
        assertThat(create.ids(Map.of())).containsExactlyInAnyOrder("7", "9", "12");
        assertThat(update.keys()).isEmpty();
        assertThat(update.claims()).containsExactly(UniqueValue.customId("c9"));
        assertThat(update.hasClaims()).isTrue();
        assertThat(update.organizations()).containsExactly("3");
    }

    @Test
    void rejectsRowsOutOfOrder() {
        RowIndex index = new RowIndex(options(MatchKey.ID, RowMode.UPDATE));
        index.add(row(2, "7"));

        assertThatThrownBy(() -> index.add(row(2, "8"))).hasMessage("row 2 does not follow row 2");
    }
}
