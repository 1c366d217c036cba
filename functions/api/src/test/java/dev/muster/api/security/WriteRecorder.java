package dev.muster.api.security;

import dev.muster.core.access.Access;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.testing.forwarding.ForwardingAccess;
import dev.muster.testing.forwarding.ForwardingJobs;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records the calls of ports that change a person, a team or the list of jobs. A call without any person is no change. */
final class WriteRecorder {
    private final List<String> writes = new ArrayList<>();

    List<String> writes() {
        return writes;
    }

    void clear() {
        writes.clear();
    }

    /** Returns the ports with their writes recorded. */
    Ports over(Ports ports) {
        return new Ports(
                new RecordedPeople(ports.people()),
                new RecordedJobs(ports.jobs()),
                ports.batchQueue(),
                ports.planQueue(),
                new RecordedAccess(ports.access()),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    private void record(String write, boolean isEmpty) {
        if (!isEmpty) {
            writes.add(write);
        }
    }

    private final class RecordedPeople extends ForwardingPeople {
        RecordedPeople(People delegate) {
            super(delegate);
        }

        @Override
        public Set<String> save(Tenant tenant, Collection<Person> people) {
            record("save", people.isEmpty());
            return super.save(tenant, people);
        }

        @Override
        public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
            record("saveWithUniqueKeys", people.isEmpty());
            return super.saveWithUniqueKeys(tenant, people);
        }

        @Override
        public boolean erase(Tenant tenant, PersonErasure erasure) {
            record("erase", false);
            return super.erase(tenant, erasure);
        }

        @Override
        public void enroll(Tenant tenant, Map<String, Set<String>> joins) {
            record("enroll", joins.isEmpty());
            super.enroll(tenant, joins);
        }
    }

    private final class RecordedJobs extends ForwardingJobs {
        RecordedJobs(Jobs delegate) {
            super(delegate);
        }

        @Override
        public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
            record("create", false);
            return super.create(job, use);
        }

        @Override
        public WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
            record("createSuccessor", false);
            return super.createSuccessor(job, predecessor, use);
        }

        @Override
        public WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
            record("replaceUnderKey", false);
            return super.replaceUnderKey(next, use, now);
        }
    }

    private final class RecordedAccess extends ForwardingAccess {
        RecordedAccess(Access delegate) {
            super(delegate);
        }

        @Override
        public void addTeam(Tenant tenant, Team team) {
            record("addTeam", false);
            super.addTeam(tenant, team);
        }
    }
}
