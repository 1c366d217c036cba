package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowPlan;
import dev.muster.core.file.Stripe;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The model of jobs with files: after one the people are as if its rows that count had been applied from top to bottom. It
 * knows the rows as the clients sent them, and every write of a person, but no planner.
 */
final class FileModel {
    private static final Set<Outcome> UNFINISHED = Set.of(Outcome.FAILED, Outcome.SKIPPED);

    private final SimulatedWorld world;
    private final Tenant tenant;
    private final Map<String, SentFiles.SentRows> sent;
    private final Map<String, JobResults> results = new HashMap<>();

    FileModel(SimulatedWorld world, Tenant tenant, List<JobResults> all) {
        this.world = world;
        this.tenant = tenant;
        this.sent = world.sentFiles.rows(tenant, world.jobAuditor, world.jobs);
        all.forEach(one -> results.put(one.job().id(), one));
        all.forEach(one -> one.lines().stream()
                .flatMap(line -> line.row().stream())
                .findFirst()
                .flatMap(entry -> world.sentFiles.withoutKey(entry.row()))
                .ifPresent(rows -> sent.put(root(one.job()).id(), rows)));
    }

    Tenant tenant() {
        return tenant;
    }

    /** Returns the rows of the job as its client sent them, by number; empty for a job without rows. */
    Optional<SentFiles.SentRows> sent(Job job) {
        return Optional.ofNullable(sent.get(root(job).id())).filter(_ -> hasRows(job));
    }

    /** Returns whether the job applies rows: an undo of a file has people only. */
    private static boolean hasRows(Job job) {
        return switch (job.origin().kind()) {
            case FILE, RETRY -> true;
            case CHANGE, UNDO -> false;
        };
    }

    private Job root(Job job) {
        Job root = job;
        while (root.plan() instanceof Plan.Derived(String from, Plan.Part _, int _)) {
            root = results.get(from).job();
        }
        return root;
    }

    /** Checks all jobs with rows. */
    void check() {
        results.values().forEach(one -> sent(one.job()).ifPresent(rows -> check(one, rows)));
    }

    private void check(JobResults one, SentFiles.SentRows rows) {
        world.fileEvents.count(one.job(), one.lines());
        Map<RowNumber, Results.Line> lines = byNumber(one);
        if (one.job().plan() instanceof Plan.Derived(String from, Plan.Part part, int _)) {
            checkSameRows(one, lines, byNumber(results.get(from)), part);
        } else {
            checkSentRows(one, lines, rows);
            checkPlans(one, lines, rows);
        }
        RowOutcomes outcomes = new RowOutcomes(world, one, rows.options(), plannedIn(root(one.job())));
        rows.rows()
                .forEach(row ->
                        Optional.ofNullable(lines.get(row.number())).ifPresent(line -> outcomes.check(row, line)));
    }

    private Map<RowNumber, Results.Line> byNumber(JobResults one) {
        Map<RowNumber, Results.Line> lines = new HashMap<>();
        one.lines().forEach(line -> {
            RowNumber number = line.row().orElseThrow().number();
            assertThat(lines.put(number, line))
                    .as("%s twice in %s", number, one.job().id())
                    .isNull();
        });
        return lines;
    }

    /** Checks that the job has exactly the rows that the client has sent; a cancelled one may not have planned all. */
    private static void checkSentRows(JobResults one, Map<RowNumber, Results.Line> lines, SentFiles.SentRows rows) {
        Set<RowNumber> numbers = new HashSet<>();
        for (FileRow row : rows.rows()) {
            numbers.add(row.number());
            Results.Line line = lines.get(row.number());
            if (line != null) {
                FileRow stored = line.row().orElseThrow().row();
                assertThat(List.of(stored.key(), stored.cells()))
                        .as("%s of %s", row.number(), one.job().id())
                        .isEqualTo(List.of(row.key(), row.cells()));
            }
        }
        assertThat(numbers).as("rows of %s", one.job().id()).containsAll(lines.keySet());
        if (one.job().sequence().isPresent() || !one.job().isCancelled()) {
            assertThat(lines.keySet()).as("rows of %s", one.job().id()).containsAll(numbers);
        }
    }

    /** Checks that the job took exactly the rows of its parent, or the unfinished ones, with the same people. */
    private void checkSameRows(
            JobResults one, Map<RowNumber, Results.Line> lines, Map<RowNumber, Results.Line> parent, Plan.Part part) {
        Map<RowNumber, RowEntry> wanted = new HashMap<>();
        parent.forEach((number, line) -> {
            boolean isUnfinished = line.result()
                    .filter(result -> UNFINISHED.contains(result.outcome()))
                    .isPresent();
            if (part == Plan.Part.ALL || isUnfinished) {
                wanted.put(number, line.row().orElseThrow());
            }
        });
        lines.forEach((number, line) ->
                assertThat(line.row()).as("%s of %s", number, one.job().id()).hasValue(wanted.get(number)));
        if (!one.job().isCancelled()) {
            assertThat(lines.keySet()).as("rows of %s", one.job().id()).isEqualTo(wanted.keySet());
        }
    }

    private PlannedIn plannedIn(Job root) {
        int stripes = root.plan().slots();
        return row -> world.jobAuditor.planned(JobRef.of(root), stripes == 1 ? 0 : Stripe.of(row.key(), stripes));
    }

    /** The time in which a row was planned. */
    interface PlannedIn {
        PeopleTimeline.Window window(FileRow row);
    }

    /** Checks that the plan of each row is one that it may have, and that every new person has an id of its own. */
    private void checkPlans(JobResults one, Map<RowNumber, Results.Line> lines, SentFiles.SentRows rows) {
        List<FileRow> planned = rows.rows().stream()
                .filter(row -> lines.containsKey(row.number()))
                .toList();
        RowChoices choices = new RowChoices(
                world, tenant, new SentFiles.SentRows(rows.options(), planned), plannedIn(one.job())::window);
        Set<String> created = new HashSet<>();
        for (FileRow row : planned) {
            RowPlan plan = lines.get(row.number()).row().orElseThrow().plan();
            boolean isPossible = choices.of(row.number()).stream().anyMatch(choice -> isOf(choice, plan));
            if (!isPossible) {
                throw new AssertionError("%s of %s is planned as %s; possible are %s"
                        .formatted(row, one.job().id(), plan, choices.of(row.number())));
            }
            switch (plan) {
                case RowPlan.Create(String id) ->
                    assertThat(created.add(id)).as("%s is created once", id).isTrue();
                case RowPlan.Repeat(RowNumber by) ->
                    assertThat(by)
                            .as("the row that counts for %s", row)
                            .isEqualTo(choices.lastLike(row).number());
                case RowPlan.Change _, RowPlan.Refuse _, RowPlan.Miss _ -> {}
            }
        }
    }

    private static boolean isOf(RowChoices.Choice choice, RowPlan plan) {
        return switch (plan) {
            case RowPlan.Change(String id) -> choice.equals(new RowChoices.Choice(RowChoices.Kind.CHANGE, id));
            case RowPlan.Create(String id) ->
                choice.kind() == RowChoices.Kind.CREATE
                        && (choice.person().isEmpty() || choice.person().equals(id));
            case RowPlan.Refuse _ -> choice.kind() == RowChoices.Kind.REFUSE;
            case RowPlan.Miss _ -> choice.kind() == RowChoices.Kind.MISS;
            case RowPlan.Repeat _ -> choice.kind() == RowChoices.Kind.REPEAT;
        };
    }
}
