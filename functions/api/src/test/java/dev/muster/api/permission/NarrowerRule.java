package dev.muster.api.permission;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A rule of docs/permissions.md: some routes refuse a change that the tables allow.
 *
 * @param words words of its row in the table of narrower routes
 * @param cells the cells that it refuses
 */
record NarrowerRule(String words, Set<WayIn> ways, Predicate<Cell> cells) {
    static final List<NarrowerRule> ALL = List.of(
            new NarrowerRule(
                    "a filter tells who matches it",
                    EnumSet.of(WayIn.JOB_BY_FILTER, WayIn.MISSIONHUB_BY_FILTER, WayIn.LEADSQUARED),
                    NarrowerRule::hasNoRights),
            new NarrowerRule(
                    "a merge tells who holds an address",
                    EnumSet.of(WayIn.MISSIONHUB_MERGE),
                    NarrowerRule::hasNoRights),
            new NarrowerRule(
                    "they read their own jobs only",
                    EnumSet.of(WayIn.HELD_BY_ADMIN, WayIn.UNDO, WayIn.RETRY),
                    NarrowerRule::hasNoRights),
            new NarrowerRule(
                    "callers other than an admin or owner of the company",
                    EnumSet.of(WayIn.HUDDLE),
                    cell -> cell.caller() == CallerRole.USER),
            new NarrowerRule(
                    "the caller itself as a member",
                    EnumSet.of(WayIn.HUDDLE),
                    cell -> cell.target() == TargetRole.ITSELF));

    private static boolean hasNoRights(Cell cell) {
        return !cell.caller().hasRights();
    }

    boolean refuses(WayIn way, Cell cell) {
        return ways.contains(way) && cells.test(cell);
    }

    /**
     * Returns why no request of this way in can name the person of the cell; empty when one can. Such a cell has no
     * test.
     */
    static Optional<String> impossible(WayIn way, Cell cell) {
        if (way == WayIn.UNDO && cell.part() == ChangedPart.EXISTENCE && cell.target() == TargetRole.ITSELF) {
            return Optional.of("a deleted caller sends no request");
        }
        return way == WayIn.MISSIONHUB_BY_FILTER
                        && cell.part() == ChangedPart.ATTRIBUTES
                        && cell.organizations().isEmpty()
                ? Optional.of("a filter of MissionHub selects people of one organization")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return words;
    }
}
