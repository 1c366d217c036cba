package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends every cell of the tables of docs/permissions.md through every way in that can change that part of a person. */
class PermissionMatrixTest {

    static Stream<Arguments> requests() {
        return Stream.of(WayIn.values()).flatMap(way -> cells(way).map(cell -> Arguments.of(way, cell.part(), cell)));
    }

    /** Returns the cells whose person a request of this way in can name. */
    static Stream<Cell> cells(WayIn way) {
        return way.parts().stream()
                .flatMap(part -> PermissionTables.cells(part).stream())
                .filter(cell -> NarrowerRule.impossible(way, cell).isEmpty());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("requests")
    void changesPersonExactlyWhenTableAllows(WayIn way, ChangedPart part, Cell cell) {
        boolean allowed = cell.allowed() && NarrowerRule.ALL.stream().noneMatch(rule -> rule.refuses(way, cell));
        RoleStack roles = new RoleStack(cell);

        Answer answer = way.send(roles, part);

        roles.assertChanged(allowed);
        assertThat(answer.isRefused()).as(answer.toString()).isEqualTo(!allowed);
        assertThat(answer.refusal().orElse("changed")).isNotBlank();
    }

    /** Shows that the check fails for a table that differs from the code. */
    @ParameterizedTest
    @EnumSource(WayIn.class)
    void detectsWrongTable(WayIn way) {
        for (ChangedPart part : way.parts()) {
            assertFails(way, new Cell(part, CallerRole.ADMIN, TargetRole.CONTACT, false));
            assertFails(way, new Cell(part, CallerRole.OTHER_ADMIN, TargetRole.ADMIN, true));
        }
    }

    private void assertFails(WayIn way, Cell wrong) {
        assertThatThrownBy(() -> changesPersonExactlyWhenTableAllows(way, wrong.part(), wrong))
                .isInstanceOf(AssertionError.class);
    }
}
