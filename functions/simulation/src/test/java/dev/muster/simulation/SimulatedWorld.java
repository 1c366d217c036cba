package dev.muster.simulation;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import dev.muster.testing.interception.InterceptedAccess;
import dev.muster.testing.interception.InterceptedBatchQueue;
import dev.muster.testing.interception.InterceptedJobEvents;
import dev.muster.testing.interception.InterceptedJobs;
import dev.muster.testing.interception.InterceptedPeople;
import dev.muster.testing.interception.InterceptedPlanQueue;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The stores and queues of two tenants, with the faults of a seed, and the ports over them. */
final class SimulatedWorld {
    /** Two tenants whose people have the same ids. */
    static final List<Tenant> TENANTS = List.of(new Tenant("sim"), new Tenant("other"));

    static final Path COUNTRY = Path.attribute("country");
    static final Path CITY = Path.attribute("city");
    static final Path CUSTOM_ID = Path.attribute("custom_id");
    static final Path EMAIL = Path.attribute("email");
    /** Enough people for three batches, in three slots. */
    static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) < 3)
            .limit(230)
            .toList();

    /** The time limit of a function. */
    static final Duration FUNCTION = Duration.ofSeconds(60);

    final VirtualScheduler scheduler;
    final FaultPlan faults;
    final ScheduleChoices choices;
    final PlantedBug bug;
    final EventTrace trace = new EventTrace();
    final PeopleAuditor peopleAuditor;
    final JobAuditor jobAuditor;
    final CauseLog causeLog;
    final RightsModel rightsModel;
    final EditorModel editorModel = new EditorModel();
    final PeopleTimeline timeline;
    final SentFiles sentFiles = new SentFiles();
    final FileEvents fileEvents;
    final SequenceTimes sequenceTimes;
    final TenantFence tenantFence;
    final People people;
    final Jobs jobs;
    final MemoryJobEvents jobEvents = new MemoryJobEvents();
    final WaitingMessages<BatchMessage> batches;
    final WaitingMessages<SlotMessage> plans;
    final WaitingMessages<SlotMessage> stripes;
    /** The ports of the functions, with faults. */
    final Ports ports;
    /** The ports of the reading actor: no call fails, but other actors act between calls. */
    final Ports readerPorts;
    /** The ports without faults and without switches between actors. */
    final Ports reliable;
    /** The jobs of which two workers had the same batch at once. */
    final Set<String> overlapped = new HashSet<>();

    final Instant start;
    private final SimulatedClock clock;
    private int clients;

    SimulatedWorld(ScheduleChoices choices, FaultPlan faults, Duration visibility, PlantedBug bug) {
        this.choices = choices;
        this.faults = faults;
        this.bug = bug;
        this.scheduler = new VirtualScheduler(choices);
        this.start = scheduler.now();
        this.clock = new SimulatedClock(scheduler, faults);
        this.tenantFence = new TenantFence(scheduler);
        this.causeLog = new CauseLog(scheduler);
        this.rightsModel = new RightsModel(causeLog);
        this.timeline = new PeopleTimeline(scheduler);
        this.peopleAuditor =
                new PeopleAuditor(new MemoryPeople(40), scheduler, List.of(rightsModel, editorModel, timeline));
        this.people = bug.sites().people(new StaleReads(new DerivingPeople(peopleAuditor), this), scheduler);
        this.jobAuditor = new JobAuditor(scheduler, bug.sites().jobs(new MemoryJobs(), scheduler), job -> {
            editorModel.seen(job);
            peopleAuditor.seen(job);
        });
        this.fileEvents = jobAuditor.fileEvents();
        this.sequenceTimes = new SequenceTimes(causeLog.recording(new MemoryAccess()), scheduler);
        this.jobs = causeLog.recording(jobAuditor);
        this.batches = messages(visibility, 5, message -> message.job() + " " + message.batch());
        this.plans = messages(visibility, 20, message -> message.job() + " slot " + message.slot());
        this.stripes = messages(visibility, 5, message -> message.job() + " stripe " + message.slot());
        Random random = new Random(choices.next(1 << 20));
        this.reliable = new Ports(
                people,
                jobs,
                (messages) -> batches.send(messages),
                new SimulatedPlanQueue(plans, stripes),
                sequenceTimes,
                jobEvents,
                scheduler,
                random);
        this.ports = unreliablePorts(random);
        this.readerPorts =
                withJobs(bug.sites().jobsOfReports(new InterceptedJobs(jobs, new SwitchingCalls(scheduler))), random);
        TENANTS.forEach(this::store);
    }

    private <M> WaitingMessages<M> messages(Duration visibility, int receives, Function<M, String> name) {
        return new WaitingMessages<>(
                new WaitingMessages.Settings(visibility, receives), name, scheduler, faults, choices);
    }

    private Ports unreliablePorts(Random random) {
        UnreliablePorts unreliable = new UnreliablePorts(scheduler, faults, trace);
        return new Ports(
                unreliable.people(bug.sites().peopleOfFlows(new InterceptedPeople(people, tenantFence))),
                unreliable.jobs(bug.sites().jobsOfFlows(new InterceptedJobs(jobs, tenantFence), people, scheduler)),
                new InterceptedBatchQueue(new InterceptedBatchQueue(reliable.batchQueue(), tenantFence), unreliable),
                new InterceptedPlanQueue(new InterceptedPlanQueue(reliable.planQueue(), tenantFence), unreliable),
                new InterceptedAccess(new InterceptedAccess(reliable.access(), tenantFence), unreliable),
                new InterceptedJobEvents(new InterceptedJobEvents(jobEvents, tenantFence), unreliable),
                clock,
                random);
    }

    private Ports withJobs(Jobs other, Random random) {
        return new Ports(
                people,
                other,
                reliable.batchQueue(),
                reliable.planQueue(),
                reliable.access(),
                jobEvents,
                scheduler,
                random);
    }

    private void store(Tenant tenant) {
        long sequence = reliable.access().nextSequence(tenant);
        Cast.store(reliable, tenant, sequence);
        people.saveWithUniqueKeys(
                tenant,
                PEOPLE.stream()
                        .map(id -> PersonWrite.between(Optional.empty(), person(id, sequence)))
                        .toList());
    }

    /** Returns a person; the first few of them have unique values. */
    private static Person person(String id, long sequence) {
        int place = PEOPLE.indexOf(id);
        List<Assignment> assignments = new ArrayList<>(List.of(new Assignment(COUNTRY, Value.of("DE"))));
        if (place < 4) {
            assignments.add(new Assignment(EMAIL, Value.of(RandomFiles.EMAILS.get(place))));
        }
        if (place < 2) {
            assignments.add(new Assignment(CUSTOM_ID, Value.of("c" + place)));
        }
        Person fresh = Person.create(id, sequence);
        return fresh.write(SharedAttributes.writes(fresh, assignments), sequence, Instant.EPOCH);
    }

    /** Returns the context of a request that the acting actor serves for an admin of every organization. */
    RequestContext asAdmin(Tenant tenant, Optional<RequestContext.IdempotencyKey> key) {
        causeLog.begin(Cause.ADMIN);
        String person = Cause.ADMIN.person();
        CallerRights rights = new CallerRights(person, Set.copyOf(Cast.ORGANIZATIONS), Set.of());
        return new RequestContext(new Caller(tenant, person), rights, key, soon());
    }

    /** Returns the deadline of a function that begins now, by the clock of its machine. */
    Deadline soon() {
        return Deadline.in(clock, FUNCTION.minus(TimeReserve.QUEUE_INVOCATION));
    }

    /** Adds a client that ends after its requests. */
    void client(String name, Runnable part) {
        clients++;
        scheduler.add(name, () -> {
            part.run();
            clients--;
        });
    }

    /** Returns whether all clients have ended. */
    boolean clientsAreDone() {
        return clients == 0;
    }

    /** Runs one invocation of a function for the given tenants. It is killed at its time limit. */
    void invoke(Set<Tenant> worksFor, Runnable work) {
        tenantFence.worksFor(worksFor);
        jobAuditor.begin();
        causeLog.end();
        scheduler.killAt(scheduler.now().plus(FUNCTION));
        try {
            work.run();
        } catch (VirtualScheduler.Killed _) {
            // The process and its memory are gone. A new process handles the next event.
            scheduler.killAt(Instant.MAX);
        } finally {
            causeLog.end();
            scheduler.killAt(Instant.MAX);
        }
    }

    /** Runs the work and ignores its failure, since the queue or the schedule starts it again. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException _) {
            scheduler.pass();
        }
    }

    List<Job> jobsOf(Tenant tenant) {
        return jobs.list(tenant, Integer.MAX_VALUE, Optional.empty());
    }

    List<Job> allJobs() {
        return TENANTS.stream().flatMap(tenant -> jobsOf(tenant).stream()).toList();
    }
}
