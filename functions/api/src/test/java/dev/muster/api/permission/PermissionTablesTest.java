package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/permissions.md are complete, and every exception to them has a row and a reason. */
class PermissionTablesTest {
    @ParameterizedTest
    @EnumSource(ChangedPart.class)
    void tableHasEveryCallerAndEveryPerson(ChangedPart part) {
        List<Cell> cells = PermissionTables.cells(part);
        Set<TargetRole> targets = part != ChangedPart.ORGANIZATION
                ? EnumSet.allOf(TargetRole.class)
                : Stream.of(TargetRole.values())
                        .filter(role ->
                                role == TargetRole.ITSELF || role.permissions().containsKey("3"))
                        .collect(Collectors.toSet());
        assertThat(cells.stream().map(Cell::caller)).containsOnly(CallerRole.values());
        assertThat(cells.stream().map(Cell::target).collect(Collectors.toSet())).isEqualTo(targets);
        assertThat(cells).hasSize(CallerRole.values().length * targets.size());
    }

    static List<NarrowerRule> narrowerRules() {
        return NarrowerRule.ALL;
    }

    @ParameterizedTest
    @MethodSource("narrowerRules")
    void pageNamesEveryNarrowerRule(NarrowerRule rule) {
        assertThat(PermissionTables.page().lines().filter(line -> line.startsWith("|")))
                .anyMatch(line -> line.contains(rule.words()));
    }

    /** A narrower rule that refuses no cell of the tables would be no rule. */
    @ParameterizedTest
    @MethodSource("narrowerRules")
    void everyNarrowerRuleRefusesAnAllowedCell(NarrowerRule rule) {
        assertThat(rule.ways())
                .allSatisfy(way -> assertThat(PermissionMatrixTest.cells(way))
                        .anyMatch(cell -> cell.allowed() && rule.refuses(way, cell)));
    }
}
