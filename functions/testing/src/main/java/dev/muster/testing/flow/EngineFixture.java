package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A fixture with the people of one tenant that runs jobs step by step, from the command to the totals. */
public final class EngineFixture {
    public static final Path COUNTRY = Path.attribute("country");
    static final Path CITY = Path.attribute("city");

    public final HeldBackQueue queue = new HeldBackQueue();
    public final MemoryPlanQueue planQueue = new MemoryPlanQueue();
    public final Ports ports;
    public final Caller caller;
    public final Deadline deadline;

    public EngineFixture(EngineStores stores) {
        this(stores, Duration.ofMinutes(5));
    }

    public EngineFixture(EngineStores stores, Duration maxWait) {
        this.ports = stores.ports(queue, planQueue);
        this.caller = new Caller(stores.tenant(), "nobody");
        this.deadline = Deadline.in(ports.time(), maxWait);
    }

    public static JobOptions options(boolean dryRun, boolean hold, OptionalLong maxAffected) {
        Optional<Duration> held = hold ? Optional.of(Limits.HOLD) : Optional.empty();
        return new JobOptions(dryRun, held, maxAffected, Limits.RETENTION, "");
    }

    public static Change.Assignments to(String country) {
        return to(COUNTRY, Value.of(country));
    }

    static Change.Assignments to(Path path, Value value) {
        return new Change.Assignments(List.of(new Assignment(path, value)));
    }

    public static Filter livingIn(String country) {
        return new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of(country));
    }

    public static Selection by(Filter filter) {
        return new Selection.Filtered(filter, Optional.empty());
    }

    /** Stores people with their countries, all with one sequence. */
    public void store(Map<String, String> countries) {
        long sequence = ports.access().nextSequence(caller.tenant());
        List<Person> people = new ArrayList<>();
        countries.forEach((id, country) -> people.add(Person.create(id, sequence)
                .write(List.of(new Assignment(COUNTRY, Value.of(country))), sequence, Instant.EPOCH)));
        assertThat(ports.people().save(caller.tenant(), people)).isEmpty();
    }

    public Job submit(Selection selection, Change.Assignments change, JobOptions options) {
        return accepted(new Engine(ports.within(deadline))
                .submit()
                .submit(AdminRequest.of(caller, Optional.empty(), deadline), new Command(selection, change, options)));
    }

    public Job submit(Selection selection, Change.Assignments change) {
        return submit(selection, change, JobOptions.DEFAULT);
    }

    public SubmitResult undo(Job job, JobOptions options) {
        return new Engine(ports.within(deadline))
                .undo()
                .undo(AdminRequest.of(caller, Optional.empty(), deadline), job.id(), options);
    }

    SubmitResult retry(Job job) {
        return new Engine(ports.within(deadline))
                .retry()
                .retry(AdminRequest.of(caller, Optional.empty(), deadline), job.id(), JobOptions.DEFAULT);
    }

    public SubmitResult release(Job job) {
        return new Engine(ports.within(deadline))
                .release()
                .release(AdminRequest.of(caller, Optional.empty(), deadline), job.id());
    }

    SubmitResult cancel(Job job) {
        return new Engine(ports.within(deadline))
                .cancel()
                .cancel(AdminRequest.of(caller, Optional.empty(), deadline), job.id());
    }

    public static Job accepted(SubmitResult submitted) {
        assertThat(submitted).isInstanceOf(SubmitResult.Accepted.class);
        return ((SubmitResult.Accepted) submitted).job();
    }

    static String refused(SubmitResult submitted) {
        assertThat(submitted).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) submitted).problem().detail();
    }

    /** Plans and applies until both queues are empty. */
    public void run() {
        while (planQueue.size() > 0 || queue.size() > 0) {
            plan();
            deliver(queue.take());
        }
    }

    public void plan() {
        for (SlotMessage message : planQueue.receive(Integer.MAX_VALUE)) {
            assertThat(new Engine(ports.within(deadline)).planSlot().plan(message))
                    .isTrue();
        }
    }

    public void deliver(List<BatchMessage> messages) {
        List<ApplyResult.Failure> failures = HeldBackQueue.deliver(new Engine(ports).apply(), messages, 1);
        assertThat(failures).isEmpty();
    }

    public JobStatus status(Job job) {
        return new Engine(ports.within(deadline))
                .report()
                .of(caller.tenant(), job.id())
                .orElseThrow();
    }

    List<Results.Line> lines(Job job) {
        List<Results.Line> lines = new ArrayList<>();
        Optional<Results.Position> from = Optional.of(Results.Position.FIRST);
        while (from.isPresent()) {
            Results.Page page = new Engine(ports.within(deadline))
                    .results()
                    .page(status(job).job(), from.get(), Optional.empty());
            lines.addAll(page.lines());
            from = page.next();
        }
        assertThat(lines)
                .filteredOn(line -> line.row().isEmpty())
                .extracting(Results.Line::id)
                .doesNotHaveDuplicates();
        return lines;
    }

    /** Returns the outcome and the reason of every selected person, by id. */
    public Map<String, String> outcomes(Job job) {
        Map<String, String> outcomes = new TreeMap<>();
        lines(job)
                .forEach(line -> outcomes.put(
                        line.id(),
                        line.code()
                                + line.result()
                                        .map(result -> " " + result.reason())
                                        .orElse("")));
        return outcomes;
    }

    /** Returns the values of the people that exist, by id. */
    public Map<String, Value> values(Iterable<String> ids, Path path) {
        List<String> wanted = new ArrayList<>();
        ids.forEach(wanted::add);
        Map<String, Value> values = new HashMap<>();
        ports.people().loadLatest(caller.tenant(), wanted).forEach((id, person) -> values.put(id, person.value(path)));
        return values;
    }
}
