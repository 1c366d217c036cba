package dev.muster.simulation;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** The stores and queues of two tenants, in the same place, and the flows over them, all as unreliable as a seed says. */
final class SimulatedWorld {
    /** Both have people of the same ids. */
    static final List<Tenant> TENANTS = List.of(new Tenant("sim"), new Tenant("other"));

    static final Path COUNTRY = Path.attribute("country");
    static final Path CITY = Path.attribute("city");
    static final Path CUSTOM_ID = Path.attribute("custom_id");
    /** Enough for three batches; in three slots. */
    static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) < 3)
            .limit(230)
            .toList();

    /** How long a function may take, and how much of that it leaves to whoever runs it. */
    static final Duration FUNCTION = Duration.ofSeconds(60);

    private static final Duration RESERVE = Duration.ofSeconds(8);

    final VirtualScheduler stage;
    final FaultPlan faults;
    final ScheduleChoices choices;
    final PlantedBug bug;
    final EventTrace trace = new EventTrace();
    final PeopleAuditor peopleAuditor;
    final JobAuditor jobAuditor;
    final TenantFence tenantFence;
    final People people;
    final Jobs jobs;
    final MemoryJobEvents told = new MemoryJobEvents();
    final WaitingMessages<BatchMessage> batches;
    final WaitingMessages<SlotMessage> plans;
    /** As the functions see the world. */
    final Ports ports;
    /** As whoever reads along sees it: nothing fails, but others go on. */
    final Ports beside;
    /** As it is. */
    final Ports sound;
    /** Jobs of which two workers had the same batch at once. */
    final Set<String> overlapped = new HashSet<>();

    /** When each number was given out. */
    final Map<Numbered, Instant> numbered = new HashMap<>();

    final Instant begin;
    private final SimulatedClock clock;
    private int clients;

    /** A number a tenant's counter has given. */
    record Numbered(Tenant tenant, long number) {}

    SimulatedWorld(ScheduleChoices choices, FaultPlan faults, Duration visibility, PlantedBug bug) {
        this.choices = choices;
        this.faults = faults;
        this.bug = bug;
        this.stage = new VirtualScheduler(choices);
        this.begin = stage.now();
        this.clock = new SimulatedClock(stage, faults);
        this.tenantFence = new TenantFence(stage);
        this.peopleAuditor = new PeopleAuditor(new MemoryPeople(40), stage);
        this.people = bug.people(peopleAuditor, stage);
        this.jobAuditor = new JobAuditor(stage, bug.jobs(new MemoryJobs(), stage));
        this.jobs = jobAuditor.jobs();
        this.batches = new WaitingMessages<>(
                stage, faults, choices, visibility, 5, message -> message.job() + " " + message.batch());
        this.plans = new WaitingMessages<>(
                stage, faults, choices, visibility, 20, message -> message.job() + " slot " + message.slot());
        Access access = numbering(new MemoryAccess());
        Random random = new Random(choices.next(1 << 20));
        this.sound = new Ports(
                people,
                jobs,
                (messages) -> batches.send(messages),
                (messages) -> plans.send(messages),
                access,
                told,
                stage,
                random);
        UnreliablePorts unreliablePorts = new UnreliablePorts(stage, faults, trace);
        this.ports = new Ports(
                unreliablePorts.port(People.class, bug.asked(tenantFence.port(People.class, people))),
                unreliablePorts.port(Jobs.class, tenantFence.port(Jobs.class, jobs)),
                unreliablePorts.port(BatchQueue.class, tenantFence.port(BatchQueue.class, sound.batchQueue())),
                unreliablePorts.port(PlanQueue.class, tenantFence.port(PlanQueue.class, sound.planQueue())),
                unreliablePorts.port(Access.class, tenantFence.port(Access.class, access)),
                unreliablePorts.port(JobEvents.class, tenantFence.port(JobEvents.class, told)),
                clock,
                random);
        Jobs slow = unreliablePorts.slow(Jobs.class, jobs);
        this.beside =
                new Ports(people, bug.read(slow), sound.batchQueue(), sound.planQueue(), access, told, stage, random);
        TENANTS.forEach(tenant -> store(access, tenant));
    }

    private Access numbering(Access sound) {
        return UnreliablePorts.port(Access.class, sound, (method, given) -> {
            Object answer = UnreliablePorts.invoke(sound, method, given);
            if (method.getName().equals("nextSequence")) {
                numbered.put(new Numbered((Tenant) given[0], (Long) answer), stage.now());
            }
            return answer;
        });
    }

    private void store(Access access, Tenant tenant) {
        long sequence = access.nextSequence(tenant);
        people.save(
                tenant,
                PEOPLE.stream()
                        .map(id -> Person.create(id, sequence)
                                .write(List.of(new Assignment(COUNTRY, Value.of("DE"))), sequence, Instant.EPOCH))
                        .toList());
    }

    static Caller caller(Tenant tenant) {
        return new Caller(tenant, "nobody");
    }

    /** The deadline of whatever begins now, by the clock of its machine. */
    Deadline soon() {
        return Deadline.in(clock, FUNCTION.minus(RESERVE));
    }

    /** Somebody who asks for things, and is done at some time. */
    void client(String name, Runnable part) {
        clients++;
        stage.add(name, () -> {
            part.run();
            clients--;
        });
    }

    /** Whether nobody will ask for anything any more. */
    boolean isAsked() {
        return clients == 0;
    }

    /** What a function does in one invocation, for these: it dies at its deadline, if it does not before. */
    void invoke(Set<Tenant> worksFor, Runnable work) {
        tenantFence.worksFor(worksFor);
        stage.killAt(stage.now().plus(FUNCTION));
        try {
            work.run();
        } catch (VirtualScheduler.Killed _) {
            // The process is gone, and with it all it knew; another is started for the next event.
            stage.killAt(Instant.MAX);
        } finally {
            stage.killAt(Instant.MAX);
        }
    }

    /** Works as far as it goes; what fails is tried again, by whoever tries such things. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException _) {
            stage.pass();
        }
    }

    List<Job> jobsOf(Tenant tenant) {
        return jobs.list(tenant, Integer.MAX_VALUE, Optional.empty());
    }

    List<Job> allJobs() {
        return TENANTS.stream().flatMap(tenant -> jobsOf(tenant).stream()).toList();
    }
}
