package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All results of an ended job. */
record JobResults(Job job, List<Results.Line> lines) {
    private static final Set<Outcome> WRITTEN = Set.of(Outcome.CHANGED, Outcome.CREATED);

    /** Reads the results, page by page. */
    static JobResults read(SimulatedWorld world, Job job) {
        List<Results.Line> lines = new ArrayList<>();
        Optional<Results.Position> from = Optional.of(Results.Position.FIRST);
        while (from.isPresent()) {
            Results.Page page =
                    new Engine(world.reliable.within(world.soon())).results().page(job, from.get(), Optional.empty());
            lines.addAll(page.lines());
            from = page.next();
        }
        return new JobResults(job, lines);
    }

    /** Returns the results; a row that does not count has none. */
    List<PersonResult> results() {
        return lines.stream().flatMap(line -> line.result().stream()).toList();
    }

    /** Checks that the totals count every result once, and every row that does not count. */
    void checkTotals() {
        assertThat(Totals.of(results().stream().map(PersonResult::outcome).toList()))
                .as("results of %s against its totals", job.id())
                .isEqualTo(job.completion().orElseThrow().totals());
        List<String> without = lines.stream()
                .filter(line -> line.result().isEmpty())
                .map(Results.Line::code)
                .toList();
        assertThat(without)
                .as("rows of %s without a result", job.id())
                .hasSize(Math.toIntExact(job.completion().orElseThrow().repeated()))
                .allMatch(Results.Line.REPEATED::equals);
    }

    /** Checks that every person has one result. */
    void checkEachOnce() {
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> assertThat(ids.add(line.id()))
                .as("%s once in %s", line.id(), job.id())
                .isTrue());
    }

    /** Checks that the job wrote nobody but the people of its results. */
    void checkWrittenBy(PeopleAuditor people) {
        long sequence = job.sequence().orElseThrow();
        assertThat(outcomes().keySet())
                .as("people of %s", job.id())
                .containsAll(people.writes().stream()
                        .filter(write -> write.by() == sequence)
                        .map(PeopleAuditor.Write::id)
                        .toList());
    }

    /** Returns the outcomes of the people; of several rows of a person the one that has changed it. */
    Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new TreeMap<>();
        lines.stream()
                .filter(line -> !line.id().isEmpty())
                .forEach(line -> line.result()
                        .ifPresent(result -> outcomes.merge(
                                line.id(), result.outcome(), (one, other) -> WRITTEN.contains(other) ? other : one)));
        return outcomes;
    }
}
