package dev.muster.core.flow;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Scan;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people of a slot whom a job's filter matches; the position is an id. */
record ScannedPeople(People people, Job job, Plan.Searched plan, int slot) implements Source {

    @Override
    public Stretch after(String position, Deadline deadline) {
        Tenant tenant = job.tenant();
        Scan scan = people.scan(tenant, plan.organization(), slot, position, deadline);
        List<Found> found = new ArrayList<>();
        long passed = 0;
        for (Person person : scan.people()) {
            passed += person.bytes();
            if (means(person)) {
                found.add(new Found(person.id(), person.id(), known(passed), Optional.of(person)));
                passed = 0;
            }
        }
        return new Stretch(found, scan.next());
    }

    /** Who was created later than the job got its number is not there for it. */
    private boolean means(Person person) {
        return person.born() < job.sequence().orElse(Long.MAX_VALUE)
                && plan.filter().matches(person);
    }

    /** A roster tells nothing of those who lie between its people. */
    private long known(long passed) {
        return plan.organization().isEmpty() ? passed : 0;
    }
}
