package dev.muster.core.flow.batch;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people of a slot that a job's filter matches. The position is a person id. */
record FilteredPeople(People people, Job job, Plan.ByFilter plan, int slot) implements PeopleSource {

    @Override
    public Page pageAfter(String position) {
        Tenant tenant = job.tenant();
        PeoplePage scan = people.readPage(tenant, plan.organization(), slot, position);
        List<Candidate> found = new ArrayList<>();
        long passed = 0;
        for (Person person : scan.people()) {
            passed += person.bytes();
            if (isSelected(person)) {
                found.add(new Candidate(person.id(), person.id(), rangeBytes(passed), Optional.of(person)));
                passed = 0;
            }
        }
        return new Page(found, scan.next());
    }

    /** A deleted person, and one that is newer than the job, is left out (docs/design.md rule 2). */
    private boolean isSelected(Person person) {
        return person.exists()
                && person.born() < job.sequence().orElse(Long.MAX_VALUE)
                && plan.filter().matches(person);
    }

    /** A roster has no sizes of the other people of the slot. */
    private long rangeBytes(long passed) {
        return plan.organization().isEmpty() ? passed : 0;
    }
}
