package dev.muster.api.security;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Jobs whose change of an address also names the member of the set that follows from it. */
final class DerivedChanges extends ForwardingJobs {
    DerivedChanges(Jobs delegate) {
        super(delegate);
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return super.find(tenant, job)
                .map(found -> new Job(
                        found.tenant(),
                        found.id(),
                        found.origin(),
                        new JobChange.Loaded(expanded(super.change(found))),
                        found.rights(),
                        found.plan(),
                        found.options(),
                        found.lifecycle(),
                        found.version()));
    }

    private static Change expanded(Change change) {
        if (!(change instanceof Change.Assignments(List<Assignment> assignments))) {
            return change;
        }
        List<Assignment> all = new ArrayList<>(assignments);
        for (Assignment assignment : assignments) {
            if (assignment.path().equals(ContactSet.EMAIL_ADDRESSES.primary())
                    && assignment.to() instanceof Value.Text(String address)) {
                all.add(SharedAttributes.add(ContactSet.EMAIL_ADDRESSES, address));
            }
        }
        return new Change.Assignments(all);
    }
}
