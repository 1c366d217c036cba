package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.testing.interception.InterceptedJobs;
import dev.muster.testing.interception.InterceptedPeople;
import dev.muster.testing.interception.PortInterceptor;
import dev.muster.testing.interception.PortOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Ports with the random faults of a run. Another actor may act before and after each call. */
final class UnreliablePorts implements PortInterceptor {
    private static final Duration LONG = Duration.ofSeconds(25);

    private final VirtualScheduler scheduler;
    private final FaultPlan faults;
    private final EventTrace trace;

    UnreliablePorts(VirtualScheduler scheduler, FaultPlan faults, EventTrace trace) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.trace = trace;
    }

    /** The exception of a port whose call failed. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String call) {
            super(call + " failed");
        }
    }

    /**
     * The result of a conditional write that reports a conflict.
     *
     * @param whenLost whether a write whose answer is lost returns it too; otherwise such a write throws
     */
    private record Conflict<T>(T result, boolean whenLost) {}

    People people(People reliable) {
        return new InterceptedPeople(reliable, this) {
            @Override
            public Set<String> save(Tenant tenant, Collection<Person> people) {
                Set<String> all = people.stream().map(Person::id).collect(Collectors.toSet());
                return call(
                        PortOperation.SAVE,
                        List.of(tenant, people),
                        Optional.of(new Conflict<>(all, true)),
                        () -> delegate.save(tenant, people));
            }

            @Override
            public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
                Map<String, SaveFailure> all = new HashMap<>();
                people.forEach(write -> all.put(write.person().id(), new SaveFailure.VersionConflict()));
                return call(
                        PortOperation.SAVE_WITH_UNIQUE_KEYS,
                        List.of(tenant, people),
                        Optional.of(new Conflict<>(all, true)),
                        () -> delegate.saveWithUniqueKeys(tenant, people));
            }
        };
    }

    Jobs jobs(Jobs reliable) {
        return new InterceptedJobs(reliable, this) {
            @Override
            public boolean replace(Job next) {
                return call(
                        PortOperation.REPLACE,
                        List.of(next),
                        Optional.of(new Conflict<>(false, false)),
                        () -> delegate.replace(next));
            }

            @Override
            public Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
                return call(
                        PortOperation.REPLACE_UNDER_KEY,
                        List.of(next, use, now),
                        Optional.of(new Conflict<>(new Jobs.WriteResult.Moved(), false)),
                        () -> delegate.replaceUnderKey(next, use, now));
            }

            @Override
            public Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
                return call(
                        PortOperation.CREATE_SUCCESSOR,
                        List.of(job, predecessor, use),
                        Optional.of(new Conflict<>(new Jobs.WriteResult.Moved(), false)),
                        () -> delegate.createSuccessor(job, predecessor, use));
            }
        };
    }

    @Override
    public <T> T around(PortOperation operation, List<?> arguments, Supplier<T> call) {
        return call(operation, arguments, Optional.empty(), call);
    }

    private <T> T call(
            PortOperation operation,
            List<?> arguments,
            Optional<? extends Conflict<? extends T>> conflict,
            Supplier<T> call) {
        String name = scheduler.actingName() + " " + operation;
        FaultPlan.Kind fault = faults.at(name, conflict.isPresent());
        trace.record(scheduler.now(), name, fault, arguments);
        scheduler.pass();
        switch (fault) {
            case CRASH_BEFORE -> throw new VirtualScheduler.Killed();
            case THROTTLE -> throw new Unavailable(name);
            case SLOW -> scheduler.sleep(LONG);
            case CONFLICT -> {
                return conflict.orElseThrow().result();
            }
            case null, default -> {}
        }
        T result = call.get();
        scheduler.pass();
        return switch (fault) {
            case CRASH_AFTER -> throw new VirtualScheduler.Killed();
            case LOST_ANSWER -> {
                if (conflict.isPresent() && conflict.get().whenLost()) {
                    yield conflict.get().result();
                }
                throw new Unavailable(name);
            }
            case null, default -> result;
        };
    }
}
