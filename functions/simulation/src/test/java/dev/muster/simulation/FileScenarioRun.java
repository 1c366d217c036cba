package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileOptions;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.SubmitFile;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.flow.job.UploadPart;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Plan;
import dev.muster.core.job.RowCount;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.forwarding.ForwardingAccess;
import dev.muster.testing.interception.InterceptedAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The people and the file of a small scenario, the calls of its actors, and its end. */
abstract class FileScenarioRun implements ExhaustiveSearch.Scenario {
    static final Tenant TENANT = new Tenant("small");
    static final List<String> PEOPLE = List.of("p0", "p1");
    static final List<String> EMAILS = List.of("e0@file.example", "e1@file.example");

    final SmallWorld world;
    final VirtualScheduler scheduler;
    final Ports ports;
    final Ports reliable;
    final List<BatchMessage> waiting = new ArrayList<>();
    final SmallFiles files = new SmallFiles();
    private final List<String> stored = new ArrayList<>();
    /** The actors that have taken a number. */
    final Set<String> numbered = new HashSet<>();

    final List<String> over = new ArrayList<>();
    Optional<String> job = Optional.empty();
    Runnable atEnd = () -> {};

    FileScenarioRun(ScheduleChoices choices, PlantedBug bug, int crashes) {
        this.world = new SmallWorld(choices, bug, crashes, waiting::add);
        this.scheduler = world.scheduler;
        AtomicLong random = new AtomicLong();
        Access access = new ForwardingAccess(world.reliable.access()) {
            @Override
            public long nextSequence(Tenant tenant) {
                numbered.add(scheduler.actingName());
                return delegate.nextSequence(tenant);
            }
        };
        this.reliable = with(world.reliable, access, random);
        this.ports = with(world.ports, new InterceptedAccess(access, world), random);
        long sequence = reliable.access().nextSequence(TENANT);
        reliable.people()
                .saveWithUniqueKeys(
                        TENANT,
                        IntStream.range(0, 2)
                                .mapToObj(number -> PersonWrite.between(Optional.empty(), person(number, sequence)))
                                .toList());
    }

    /** Tokens differ, as those of a deployment do. */
    private Ports with(Ports some, Access access, AtomicLong random) {
        return new Ports(
                some.people(),
                some.jobs(),
                some.batchQueue(),
                some.planQueue(),
                access,
                some.jobEvents(),
                scheduler,
                random::incrementAndGet);
    }

    private static Person person(int number, long sequence) {
        Person fresh = Person.create(PEOPLE.get(number), sequence);
        List<Assignment> assignments = List.of(
                new Assignment(SimulatedWorld.COUNTRY, Value.of("DE")),
                new Assignment(SimulatedWorld.EMAIL, Value.of(EMAILS.get(number))));
        return fresh.write(SharedAttributes.writes(fresh, assignments), sequence, Instant.EPOCH);
    }

    Deadline soon() {
        return Deadline.in(scheduler, Duration.ofMinutes(1));
    }

    RequestContext context() {
        return AdminRequest.of(new Caller(TENANT, Cause.ADMIN.person()), Optional.empty(), soon());
    }

    void upload(Ports with, FileContent content) {
        UploadPart flow = new Engine(with.within(soon())).uploadPart();
        UploadPart.FileLookup.Found found = (UploadPart.FileLookup.Found) flow.find(context(), job.orElseThrow());
        int number = content.rows().getFirst().number().part();
        if (flow.add(context(), found.job(), number, content.stream())
                instanceof UploadPart.PartResult.Stored(FilePart part, boolean _)) {
            assertThat(part.digest()).as("part %d", number).isEqualTo(content.digest());
            stored.add(content.digest());
        }
    }

    void close(Ports with, RowCount claimed) {
        SubmitResult closed = new Engine(with.within(soon())).closeFile().close(context(), job.orElseThrow(), claimed);
        if (closed instanceof SubmitResult.Accepted(Job accepted, boolean _, int _)) {
            assertThat(accepted.plan()).isInstanceOf(Plan.ByFile.class);
            assertThat(((Plan.ByFile) accepted.plan()).intake()).isEqualTo(new FileIntake.Complete(claimed));
        }
    }

    void unlessKilled(Runnable work) {
        try {
            work.run();
        } catch (VirtualScheduler.Killed _) {
            scheduler.acting().observe("killed");
        }
    }

    String submit(Ports with, FileContent content, int rowsInRequest, FileOptions options) {
        SubmitFile.FileResult result = new SubmitFile(with.within(soon()), rowsInRequest)
                .submit(context(), options, JobOptions.DEFAULT, content.stream());
        return ((SubmitResult.Accepted) ((SubmitFile.FileResult.Submitted) result).result())
                .job()
                .id();
    }

    void plan(Ports with) {
        new Engine(with.within(soon())).planSlot().plan(new SlotMessage(TENANT, job.orElseThrow(), 0));
    }

    void update(Ports with, String id, Path path, Value value) {
        UpdatePerson.UpdateResult result = new Engine(with.within(soon()))
                .updatePerson()
                .update(context(), id, new Change.Assignments(List.of(new Assignment(path, value))), _ -> true);
        assertThat(result).isInstanceOf(UpdatePerson.Done.class);
    }

    /** Closes the file as a client does that reads what is stored, and plans and applies it. */
    void closeAndApply() {
        new Engine(reliable.within(soon())).sweep().sweep();
        Job now = stored();
        if (now.takesParts()) {
            List<FilePart> parts = reliable.jobs().files().parts(TENANT, now.id());
            close(reliable, new RowCount(parts.size(), parts.size()));
        }
        assertThat(reliable.jobs().files().parts(TENANT, now.id()))
                .extracting(FilePart::digest)
                .as("stored parts")
                .containsAll(stored);
        apply();
    }

    private Job stored() {
        return reliable.jobs().find(TENANT, job.orElseThrow()).orElseThrow();
    }

    /** Applies the job while other actors act; a message whose worker crashes is delivered again. */
    void applyAmongOthers() {
        while (!waiting.isEmpty()) {
            BatchMessage message = waiting.getFirst();
            unlessKilled(() -> {
                new Engine(ports.within(soon())).apply().apply(List.of(new Delivery(message, 1)));
                waiting.remove(message);
            });
        }
    }

    void apply() {
        plan(reliable);
        while (!waiting.isEmpty()) {
            new Engine(reliable.within(soon())).apply().apply(List.of(new Delivery(waiting.removeFirst(), 1)));
        }
    }

    @Override
    public void run() {
        scheduler.run();
        atEnd.run();
        Job ended = stored();
        assertThat(ended.completion()).as("end of %s", ended).isPresent();
        JobResults results = results();
        results.checkTotals();
        if (ended.completion().orElseThrow().state() == JobState.COMPLETED) {
            checkRows(results);
        }
    }

    JobResults results() {
        Job ended = stored();
        return new JobResults(
                ended,
                new Engine(reliable.within(soon()))
                        .results()
                        .page(ended, Results.Position.FIRST, Optional.empty())
                        .lines());
    }

    /** Checks that the job has exactly the rows of its stored parts. */
    private void checkRows(JobResults results) {
        List<Map<String, String>> expected = new ArrayList<>();
        List<FilePart> parts =
                reliable.jobs().files().parts(TENANT, results.job().id());
        List<String> digests = parts.isEmpty()
                ? List.copyOf(files.digests())
                : parts.stream().map(FilePart::digest).toList();
        digests.forEach(digest -> files.rows(digest).forEach(row -> expected.add(row.cells())));
        assertThat(results.lines())
                .extracting(line -> line.row().orElseThrow().row().cells())
                .as("rows of %s", results.job().id())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Override
    public long state() {
        long state = 31L * scheduler.observed() + world.state();
        state = 31 * state + List.of(waiting, stored, job, numbered, over).hashCode();
        state = 31 * state + reliable.people().loadLatest(TENANT, PEOPLE).hashCode();
        if (job.isPresent()) {
            state = 31 * state
                    + List.of(
                                    reliable.jobs().find(TENANT, job.get()),
                                    reliable.jobs().files().parts(TENANT, job.get()),
                                    reliable.jobs().progress(TENANT, job.get(), List.of(0)),
                                    reliable.jobs().batches(stored(), List.of(new BatchKey(0, 0))))
                            .hashCode();
        }
        return state;
    }
}
