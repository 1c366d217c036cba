package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.testing.forwarding.ForwardingJobs;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** A planted bug: a job does not recognize the people whom it has created, only those whom it has written. */
final class CreationForgotten implements BugSites {
    /** The number of the job that each worker of a run has read last. */
    private final Map<VirtualScheduler, Map<String, Long>> runs = Collections.synchronizedMap(new WeakHashMap<>());

    private Map<String, Long> numbers(VirtualScheduler scheduler) {
        return runs.computeIfAbsent(scheduler, _ -> new HashMap<>());
    }

    @Override
    public Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
        return new ForwardingJobs(reliable) {
            @Override
            public Optional<Job> find(Tenant tenant, String job) {
                Optional<Job> found = delegate.find(tenant, job);
                found.ifPresent(read -> numbers(scheduler)
                        .put(scheduler.actingName(), read.sequence().orElse(0)));
                return found;
            }
        };
    }

    @Override
    public People people(People reliable, VirtualScheduler scheduler) {
        return new ForwardingPeople(reliable) {
            @Override
            public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
                return shown(delegate.load(tenant, ids));
            }

            @Override
            public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
                return shown(delegate.loadLatest(tenant, ids));
            }

            private Map<String, Person> shown(Map<String, Person> people) {
                long number = numbers(scheduler).getOrDefault(scheduler.actingName(), 0L);
                Map<String, Person> shown = new HashMap<>(people);
                if (scheduler.actingName().startsWith("worker")) {
                    shown.replaceAll((_, person) -> person.born() == number ? withoutCreation(person) : person);
                }
                return shown;
            }
        };
    }

    private static Person withoutCreation(Person person) {
        Map<Path, Register> registers = new HashMap<>(person.registers());
        registers.remove(Path.EXISTS);
        return new Person(person.id(), person.born() - 1, person.version(), person.updated(), registers);
    }
}
